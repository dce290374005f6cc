import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import type { RecipeBase } from '../../../../shared/recipe/recipe.ts'
import { parentWords as say } from '../../../strings/same-unit.ts'
import { Select } from '../../../ui/select.tsx'
import { useRecipe } from '../recipe-context.ts'
import { columnChoices } from './column-choices.ts'

type SourceBase = Extract<RecipeBase, { kind: 'source' }>

interface ParentFieldsProps {
  readonly base: SourceBase
  readonly columns: readonly NamedColumn[]
  readonly onChange: (base: SourceBase) => void
}

/** No column can have this name. */
const NONE = ''

/** Whether units belong to others, and which of both a row of the customer table is. */
export function ParentFields({ base, columns, onChange }: ParentFieldsProps) {
  const { noun } = useRecipe().recipe.unit
  const { parent } = base
  const able = columns.filter(
    ({ name, type }) => name !== base.key && (type === 'text' || type === 'integer' || type === 'number'),
  )
  const choose = (column: string): void =>
    onChange({ ...base, parent: column === NONE ? null : { column, level: parent?.level ?? 'child' } })
  return (
    <div className="rc-fields">
      <Select
        label={say.column(noun)}
        choices={[{ id: NONE, name: say.none }, ...columnChoices(able, parent?.column ?? null)]}
        value={parent?.column ?? NONE}
        onChange={choose}
      />
      {parent !== null && (
        <Select
          label={say.level}
          choices={[
            { id: 'child', name: say.child(noun), note: say.childNote },
            { id: 'parent', name: say.parent, note: say.parentNote(noun) },
          ]}
          value={parent.level}
          onChange={(level) => onChange({ ...base, parent: { ...parent, level } })}
        />
      )}
    </div>
  )
}
