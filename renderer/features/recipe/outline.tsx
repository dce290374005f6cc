import { Fragment, useState } from 'react'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { editRecipe } from '../../state/recipe-actions.ts'
import { goToPlace, type PrepareKind, type TableKind } from '../../state/recipe-place-store.ts'
import { recipeStrings as say } from '../../strings/recipe.ts'
import { STEP_KINDS } from '../../strings/recipe-steps.ts'
import { sameUnitWords } from '../../strings/same-unit.ts'
import { scoreWords } from '../../strings/scores.ts'
import { tieOutWords } from '../../strings/tie-out.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useListDrag } from '../../ui/use-list-drag.ts'
import { DraftLines } from './draft-lines.tsx'
import { emptyStep } from './empty-step.ts'
import { addStep, isComplete } from './keep-step.ts'
import { OutlineLine } from './outline-line.tsx'
import type { OutlineRow } from './outline-rows.ts'
import './outline.css'

const PREPARE: readonly PrepareKind[] = ['lookUp', 'derive', 'keep', 'distinct', 'convert', 'rename', 'drop']
const TABLE: readonly TableKind[] = ['features', 'attach', 'derive', 'rename', 'drop']

/** Lines after which no step can stand, and those before which the steps of a list end. */
const ENDS: readonly OutlineRow['what'][] = ['scores', 'tie-out']
const BEGINS: readonly OutlineRow['what'][] = ['source', 'base', 'scores', 'tie-out']

interface OutlineProps {
  readonly view: RecipeView
  readonly rows: readonly OutlineRow[]
  readonly chosen: OutlineRow | null
}

/** Every source with its steps in their order, then the customer table with its steps. */
export function Outline({ view, rows, chosen }: OutlineProps) {
  const [renaming, setRenaming] = useState<string | null>(null)
  const order = useListDrag(rows, (row, toIndex) => void editRecipe({ kind: 'move-step', stepId: row.id, toIndex }))
  return (
    <section className="rc-outline" aria-label={say.outline}>
      <div className="rc-outline-head caption" aria-hidden="true">
        <span>{say.heads.part}</span>
        <span className="num">{say.heads.rows}</span>
      </div>
      <ol ref={order.listRef} className="rc-outline-list">
        {rows.map((row, at) => {
          const next = rows[at + 1]
          const endsGroup = !ENDS.includes(row.what) && (next === undefined || BEGINS.includes(next.what))
          return (
            <Fragment key={row.id}>
              {row.what === 'base' && (
                <li className="rc-outline-title">
                  <h2 className="h">{say.tableName}</h2>
                </li>
              )}
              <OutlineLine
                {...{ rows, row, order }}
                isChosen={row.id === chosen?.id}
                isRenaming={renaming === row.id}
                onRename={setRenaming}
                state={view.sources.find(({ sourceId }) => sourceId === row.id)?.state ?? 'present'}
              />
              {endsGroup && <DraftLines sourceId={row.sourceId} />}
              {endsGroup && <AddStep row={row} view={view} />}
            </Fragment>
          )
        })}
      </ol>
    </section>
  )
}

/** After the last step of a source or of the table. */
function AddStep({ row, view }: { readonly row: OutlineRow; readonly view: RecipeView }) {
  const { sourceId } = row
  const name = view.recipe.sources.find(({ id }) => id === sourceId)?.name ?? say.tableName
  const entry = (kind: PrepareKind | TableKind, onChoose: () => void) => ({
    id: kind,
    name: STEP_KINDS[kind].name,
    note: STEP_KINDS[kind].note || undefined,
    onChoose,
  })
  // A step with nothing to choose is added at once.
  const begin = (kind: PrepareKind, id: string): void => {
    const empty = emptyStep(kind)
    if (isComplete(empty, id)) void addStep(view, id, empty)
    else goToPlace({ kind: 'new-prepare-step', sourceId: id, step: kind })
  }
  const entries =
    sourceId === null
      ? [
          ...TABLE.map((step) => entry(step, () => goToPlace({ kind: 'new-table-step', step }))),
          {
            ...{ id: 'same-unit', name: sameUnitWords.title(view.recipe.unit.noun), note: sameUnitWords.menuNote },
            onChoose: () => goToPlace({ kind: 'same-unit' }),
          },
          {
            ...{ id: 'tie-out', name: tieOutWords.title, note: tieOutWords.menuNote },
            onChoose: () => goToPlace({ kind: 'tie-out' }),
          },
          { id: 'scores', name: scoreWords.title, note: undefined, onChoose: () => goToPlace({ kind: 'scores' }) },
        ]
      : PREPARE.map((step) => entry(step, () => begin(step, sourceId)))
  return (
    <li className="rc-add">
      <Menu
        label={say.addStepTo(name)}
        trigger={
          <Button kind="quiet" small icon="plus" label={say.addStepTo(name)}>
            {say.addStep}
          </Button>
        }
        groups={[{ entries }]}
      />
    </li>
  )
}
