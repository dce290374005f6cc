import type { RecipeBase } from '../../../../shared/recipe/recipe.ts'
import { baseWords as say } from '../../../strings/recipe-steps.ts'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { columnsAtEnd, useRecipe } from '../recipe-context.ts'
import { columnChoices } from './column-choices.ts'

type KeysBase = Extract<RecipeBase, { kind: 'keys' }>
/** No column has this name. */
const NONE = '\u0000none'

/** A unit for every key that occurs in the chosen sources. */
export function KeysBaseFields({
  base,
  onChange,
}: {
  readonly base: KeysBase
  readonly onChange: (base: KeysBase) => void
}) {
  const view = useRecipe()
  const choose = (source: string, key: string): void => {
    const others = base.of.filter((each) => each.source !== source)
    const of = key === NONE ? others : [...others, { source, key }]
    if (of.length > 0) onChange({ ...base, of })
  }
  return (
    <div className="rc-fields">
      <TextField
        label={say.keyName}
        mono
        value={base.name}
        onCommit={(name) => name.trim() !== '' && onChange({ ...base, name: name.trim() })}
      />
      {view.recipe.sources.map(({ id, name }) => {
        const key = base.of.find(({ source }) => source === id)?.key ?? NONE
        return (
          <Select
            key={id}
            label={say.keyIn(name)}
            mono
            choices={[{ id: NONE, name: say.notUsed }, ...columnChoices(columnsAtEnd(view, id), key)]}
            value={key}
            onChange={(column) => choose(id, column)}
          />
        )
      })}
    </div>
  )
}
