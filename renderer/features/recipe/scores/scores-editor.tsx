import type { ReactNode } from 'react'
import type { RecipeScore } from '../../../../shared/recipe/score.ts'
import { suggestScores } from '../../../../shared/recipe/suggest-scores.ts'
import { unusedName } from '../../../../shared/recipe/unused-name.ts'
import { cancelJob } from '../../../state/jobs-store.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { learnScores, useScoreLearning } from '../../../state/score-actions.ts'
import { scoreWords as say } from '../../../strings/scores.ts'
import { Button } from '../../../ui/button.tsx'
import { PickChip } from '../../../ui/pick-chip.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { columnsAtEnd, useRecipe } from '../recipe-context.ts'
import { ScoreRow } from './score-row.tsx'
import './scores.css'

const keep = (scores: readonly RecipeScore[]): void => void editRecipe({ kind: 'set-scores', scores: [...scores] })

/** The score columns: of what they are, their cut points, and where these were learned. */
export function ScoresEditor() {
  const view = useRecipe()
  const { scores, unit } = view.recipe
  const columns = columnsAtEnd(view, null)
  const numbers = columns.filter(({ type }) => type === 'number' || type === 'integer')
  const taken = [...columns, ...scores].map(({ name }) => name)
  const suggested = scores.length === 0 ? suggestScores(view.recipe, columns) : []
  const addOne = (column: string): void => {
    const name = unusedName(`${column}_score`, taken)
    void learnScores([{ part: 'other', name, column, better: 'high' }])
  }
  return (
    <section className="rc-editor" aria-label={say.title}>
      <div className="section">
        <h2 className="h">{say.title}</h2>
      </div>
      <p className="caption">{say.note}</p>
      {scores.length === 0 ? (
        <p className="second">{say.empty}</p>
      ) : (
        <section aria-label={say.heads.name}>
          <div className="sc-row sc-heads caption" aria-hidden="true">
            <span>{say.heads.name}</span>
            <span>{say.heads.column}</span>
            <span>{say.heads.better}</span>
            <span>{say.heads.cuts}</span>
          </div>
          <ul>
            {scores.map((score, index) => (
              <ScoreRow
                // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
                key={index}
                {...{ score, numbers }}
                noun={unit.noun}
                onChange={(next) => keep(scores.with(index, next))}
                onRemove={() => keep(scores.toSpliced(index, 1))}
              />
            ))}
          </ul>
          <p className="caption">{say.ties}</p>
        </section>
      )}
      <Learning>
        {suggested.length > 0 && (
          <Button small onPress={() => void learnScores(suggested)}>
            {say.suggested}
          </Button>
        )}
        <PickChip
          label={say.add}
          className="linkish-chip"
          choices={numbers.map(({ name }) => ({ id: name, name }))}
          value={null}
          noMatch={say.empty}
          mono
          onPick={addOne}
        >
          {say.add}
        </PickChip>
        {scores.length > 0 && (
          <Button small onPress={() => void learnScores(scores.map(({ cuts: _c, learned: _l, ...wanted }) => wanted))}>
            {say.again}
          </Button>
        )}
      </Learning>
    </section>
  )
}

/** The buttons, or how far learning is. */
function Learning({ children }: { readonly children: ReactNode }) {
  const jobId = useScoreLearning((state) => state.jobId)
  if (jobId === null) return <div className="row">{children}</div>
  return (
    <div className="row">
      <span className="caption" role="status">
        {say.learning}
      </span>
      <ProgressBar label={say.learning} done={0} total={null} />
      <Button small onPress={() => void cancelJob(jobId)}>
        {say.cancel}
      </Button>
    </div>
  )
}
