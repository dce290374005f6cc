import { useState } from 'react'
import { type KeyDecision, subjectOf } from '../../../../shared/recipe/key-decision.ts'
import { keyDecisionsCsv } from '../../../../shared/recipe/key-decisions-csv.ts'
import { saveBlob } from '../../../api/download.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { sameUnitWords as say, sayDecision } from '../../../strings/same-unit.ts'
import { Button } from '../../../ui/button.tsx'
import { formatShare } from '../../../ui/format-number.ts'
import { useRecipe } from '../recipe-context.ts'

const PAGE = 20

/** What was decided about keys, the last first; each can be taken back. */
export function DecisionList() {
  const { recipe } = useRecipe()
  const [shown, setShown] = useState(PAGE)
  const decisions = recipe.keyDecisions.toReversed()
  if (decisions.length === 0) return <p className="caption">{say.noDecisions}</p>
  const save = (): void =>
    saveBlob(new Blob([keyDecisionsCsv(recipe.keyDecisions)], { type: 'text/csv;charset=utf-8' }), say.csvName)
  return (
    <section aria-label={say.decisions}>
      <div className="rc-label-row">
        <h3 className="rc-label">{say.decisions}</h3>
        <Button kind="link" onPress={save}>
          {say.saveCsv}
        </Button>
      </div>
      <table className="su-decisions">
        <thead>
          <tr>
            <th scope="col">{say.heads.what}</th>
            <th scope="col" className="num">
              {say.heads.sure}
            </th>
            <th />
          </tr>
        </thead>
        <tbody>
          {decisions.slice(0, shown).map((decision) => (
            <Decision key={subjectOf(decision)} decision={decision} />
          ))}
        </tbody>
      </table>
      {decisions.length > shown && (
        <Button kind="link" onPress={() => setShown(shown + PAGE)}>
          {say.more(Math.min(PAGE, decisions.length - shown))}
        </Button>
      )}
    </section>
  )
}

function Decision({ decision }: { readonly decision: KeyDecision }) {
  const sentence = sayDecision(decision)
  const score = decision.kind === 'split' ? null : decision.score
  return (
    <tr>
      <th scope="row">{sentence}</th>
      <td className="num">{score === null ? '' : formatShare(score)}</td>
      <td className="last">
        <Button
          kind="link"
          label={say.takeBackSpoken(sentence)}
          onPress={() => void editRecipe({ kind: 'undecide-keys', decisions: [decision] })}
        >
          {say.takeBack}
        </Button>
      </td>
    </tr>
  )
}
