import { likelyKey } from '../../../../shared/recipe/column-signs.ts'
import { type RecipeBase, rollUpRule, unitKind } from '../../../../shared/recipe/recipe.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { goToPlace } from '../../../state/recipe-place-store.ts'
import { baseWords as say } from '../../../strings/recipe-steps.ts'
import { sameUnitWords } from '../../../strings/same-unit.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { columnsAtEnd, useRecipe } from '../recipe-context.ts'
import { columnChoices } from './column-choices.ts'
import { KeysBaseFields } from './keys-base-fields.tsx'
import { KeyFormField } from './matching-fields.tsx'
import { ParentFields } from './parent-fields.tsx'

const setBase = (base: RecipeBase): void => void editRecipe({ kind: 'set-base', base })

/** What a row of the customer table is, of which day, and which rows there are. */
export function BaseEditor() {
  const { recipe } = useRecipe()
  const { unit, asOf } = recipe
  const { base } = recipe.table
  const setUnit = (part: Partial<typeof unit>): void =>
    void editRecipe({ kind: 'set-unit', unit: { ...unit, ...part } })
  return (
    <section className="rc-editor" aria-label={say.title}>
      <h2 className="h">{say.title}</h2>
      <div className="rc-fields">
        <TextField
          label={say.singular}
          value={unit.noun.singular}
          onCommit={(singular) =>
            singular.trim() !== '' && setUnit({ noun: { ...unit.noun, singular: singular.trim() } })
          }
        />
        <TextField
          label={say.plural}
          value={unit.noun.plural}
          onCommit={(plural) => plural.trim() !== '' && setUnit({ noun: { ...unit.noun, plural: plural.trim() } })}
        />
        <Select
          label={say.kind}
          choices={unitKind.options.map((id) => ({ id, name: say.kinds[id] }))}
          value={unit.kind}
          onChange={(kind) => setUnit({ kind })}
        />
        <DayField
          label={say.asOf}
          value={asOf}
          description={say.asOfNote}
          onCommit={(day) => void editRecipe({ kind: 'set-as-of', asOf: day })}
        />
      </div>
      <BaseKindField />
      {base.kind === 'source' ? <SourceBaseFields base={base} /> : <KeysBaseFields base={base} onChange={setBase} />}
      <KeyFormField form={base.form} onChange={(form) => setBase({ ...base, form })} />
    </section>
  )
}

function BaseKindField() {
  const view = useRecipe()
  const { base } = view.recipe.table
  const choose = (kind: RecipeBase['kind']): void => {
    const [first] = view.recipe.sources
    if (kind === base.kind || first === undefined) return
    if (base.kind === 'source')
      setBase({ kind: 'keys', name: base.key, of: [{ source: base.source, key: base.key }], form: base.form })
    else
      setBase({
        kind: 'source',
        source: base.of[0]?.source ?? first.id,
        key: base.of[0]?.key ?? '',
        form: base.form,
        rollUp: null,
        parent: null,
        mergeRules: [],
      })
  }
  return (
    <Select
      label={say.rows}
      choices={[
        { id: 'source', ...say.ofSource },
        { id: 'keys', ...say.ofKeys },
      ]}
      value={base.kind}
      onChange={choose}
    />
  )
}

function SourceBaseFields({ base }: { readonly base: Extract<RecipeBase, { kind: 'source' }> }) {
  const view = useRecipe()
  const columns = columnsAtEnd(view, base.source)
  const choose = (source: string): void =>
    setBase({
      ...base,
      source,
      key: likelyKey(columnsAtEnd(view, source)) ?? '',
      rollUp: null,
      parent: null,
      mergeRules: [],
    })
  const rolled = base.rollUp
  return (
    <>
      <div className="rc-fields">
        <Select
          label={say.source}
          choices={view.recipe.sources.map(({ id, name }) => ({ id, name }))}
          value={base.source}
          onChange={choose}
        />
        <Select
          label={say.key}
          mono
          choices={columnChoices(columns, base.key)}
          value={base.key}
          onChange={(key) => setBase({ ...base, key })}
        />
        <Select
          label={say.repeats}
          choices={[
            { id: 'refuse', name: say.refused },
            { id: 'roll-up', name: say.rolledUp },
          ]}
          value={rolled === null ? 'refuse' : 'roll-up'}
          onChange={(id) => setBase({ ...base, rollUp: id === 'refuse' ? null : (rolled ?? []) })}
        />
      </div>
      <ParentFields base={base} columns={columns} onChange={setBase} />
      <div className="row">
        <Button small onPress={() => goToPlace({ kind: 'same-unit' })}>
          {sameUnitWords.find(view.recipe.unit.noun)}
        </Button>
      </div>
      {rolled !== null && (
        <section aria-label={say.rollUp}>
          <h3 className="rc-label">{say.rollUp}</h3>
          <ul className="rc-taken">
            {columns
              .filter(({ name }) => name !== base.key)
              .map(({ name, type }) => (
                <li key={name}>
                  <span className="mono cut">{name}</span>
                  <Select
                    label={name}
                    labelPlace="hidden"
                    choices={rollUpRule.options
                      .filter((rule) => rule === 'agree' || type === 'number' || type === 'integer')
                      .map((id) => ({ id, name: say.rules[id] }))}
                    value={rolled.find(({ column }) => column === name)?.rule ?? 'agree'}
                    onChange={(rule) =>
                      setBase({
                        ...base,
                        rollUp: [...rolled.filter(({ column }) => column !== name), { column: name, rule }],
                      })
                    }
                  />
                </li>
              ))}
          </ul>
        </section>
      )}
    </>
  )
}
