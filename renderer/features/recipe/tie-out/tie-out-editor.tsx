import { type TiedColumn, type TieOut, tiedColumns } from '../../../../shared/recipe/tie-out.ts'
import { unusedName } from '../../../../shared/recipe/unused-name.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { tieOutWords as say } from '../../../strings/tie-out.ts'
import { Button } from '../../../ui/button.tsx'
import { columnsAtEnd, useRecipe } from '../recipe-context.ts'
import { TieOutFigure } from './tie-out-figure.tsx'
import './tie-out.css'

const keep = (tieOuts: TieOut[]): void => void editRecipe({ kind: 'set-tie-outs', tieOuts })

/** Figures of the ledger, each with what explains it. */
export function TieOutEditor() {
  const view = useRecipe()
  const { tieOuts } = view.recipe
  const columns = tiedColumns(view.recipe, (sourceId) => columnsAtEnd(view, sourceId))
  const add = ({ stepId, column }: TiedColumn): void => {
    const id = unusedName(
      'ledger',
      tieOuts.map((each) => each.id),
      '-',
    )
    keep([...tieOuts, { id, label: column, amount: 0, period: null, tolerance: 1, stepId, column }])
  }
  const [first] = columns
  return (
    <section className="rc-editor" aria-label={say.title}>
      <div className="section">
        <h2 className="h">{say.title}</h2>
      </div>
      <p className="caption">{say.note}</p>
      {first === undefined && <p className="second">{say.noColumns}</p>}
      {first !== undefined && tieOuts.length === 0 && <p className="second">{say.none}</p>}
      {tieOuts.map((tieOut, index) => (
        <TieOutFigure
          key={tieOut.id}
          tieOut={tieOut}
          columns={columns}
          onChange={(next) => keep(tieOuts.with(index, next))}
          onRemove={() => keep(tieOuts.toSpliced(index, 1))}
        />
      ))}
      {first !== undefined && (
        <div className="row">
          <Button small onPress={() => add(first)}>
            {say.add}
          </Button>
        </div>
      )}
    </section>
  )
}
