import { amountsOf } from '../../../../shared/recipe/column-signs.ts'
import { rollUpRule } from '../../../../shared/recipe/recipe.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { baseWords } from '../../../strings/recipe-steps.ts'
import { sameUnitWords as say } from '../../../strings/same-unit.ts'
import { Select } from '../../../ui/select.tsx'
import { columnsAfter, useRecipe } from '../recipe-context.ts'

const USUAL = 'usual'

/** How columns of numbers become one where rows are merged. */
export function MergeRules() {
  const view = useRecipe()
  const { base } = view.recipe.table
  if (base.kind !== 'source' || view.recipe.keyDecisions.every(({ kind }) => kind !== 'merge')) return null
  const columns = columnsAfter(view, null, null).filter(
    ({ name, type }) => (type === 'number' || type === 'integer') && name !== base.key && name !== base.parent?.column,
  )
  if (columns.length === 0) return null
  const amounts = amountsOf(columns)
  return (
    <section aria-label={say.rules}>
      <h3 className="rc-label">{say.rules}</h3>
      <p className="caption">{say.rulesNote}</p>
      <ul className="rc-taken">
        {columns.map(({ name }) => {
          const others = base.mergeRules.filter(({ column }) => column !== name)
          return (
            <li key={name}>
              <span className="mono cut">{name}</span>
              <Select
                label={name}
                labelPlace="hidden"
                choices={[
                  { id: USUAL, name: say.usual(amounts.includes(name)) },
                  ...rollUpRule.options.map((id) => ({ id, name: baseWords.rules[id] })),
                ]}
                value={base.mergeRules.find(({ column }) => column === name)?.rule ?? USUAL}
                onChange={(rule) =>
                  void editRecipe({
                    kind: 'set-base',
                    base: { ...base, mergeRules: rule === USUAL ? others : [...others, { column: name, rule }] },
                  })
                }
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
