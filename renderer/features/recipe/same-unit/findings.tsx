import { useState } from 'react'
import type { DuplicateFinding } from '../../../../shared/contract/duplicates.ts'
import type { KeyDecision } from '../../../../shared/recipe/key-decision.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { sameUnitWords as say } from '../../../strings/same-unit.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'

const PAGE = 20

const decide = (decision: KeyDecision): void => void editRecipe({ kind: 'decide-keys', decisions: [decision] })

/** Pairs of rows, each with what speaks for and against it, to be decided. */
export function Findings({ findings }: { readonly findings: readonly DuplicateFinding[] }) {
  const [shown, setShown] = useState(PAGE)
  return (
    <>
      <ol className="su-findings">
        {findings.slice(0, shown).map((finding) => (
          <Finding key={`${finding.key}\n${finding.other}`} finding={finding} />
        ))}
      </ol>
      {findings.length > shown && (
        <Button kind="link" onPress={() => setShown(shown + PAGE)}>
          {say.more(Math.min(PAGE, findings.length - shown))}
        </Button>
      )}
    </>
  )
}

function Finding({ finding }: { readonly finding: DuplicateFinding }) {
  const [isTurned, setTurned] = useState(false)
  const { key, other, score, evidence } = finding
  const [into, from] = isTurned ? [other, key] : [key, other]
  const isTwice = key === other
  // Of a name in several columns the last is the surname.
  const by = evidence.find(({ agreement }) => agreement === 'differs')?.columns.at(-1)
  return (
    <li className="su-finding" aria-label={say.pair(key, other)}>
      <div className="su-verdict">
        <span className="su-score">
          <b className="num">{say.sure(score)}</b>
          {isTwice && <span className="caption">{say.twice}</span>}
        </span>
        <Button
          small
          label={say.mergeSpoken(from, into)}
          onPress={() => decide({ kind: 'merge', key: from, into, score })}
        >
          {say.merge}
        </Button>
        {isTwice ? (
          by !== undefined && (
            <Button small label={say.splitSpoken(key, by)} onPress={() => decide({ kind: 'split', key, by })}>
              {say.split(by)}
            </Button>
          )
        ) : (
          <>
            <Button
              small
              label={say.keepSpoken(key, other)}
              onPress={() => decide({ kind: 'keep', key, other, score })}
            >
              {say.keep}
            </Button>
            <Button kind="link" onPress={() => setTurned(!isTurned)}>
              {say.swap}
            </Button>
          </>
        )}
      </div>
      <div className="su-rows scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{say.key}</th>
              {evidence.map(({ columns }) => (
                <th scope="col" key={columns.join(' ')}>
                  {columns.join(', ')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {([key, other] as const).map((own, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a key may stand in both rows
              <tr key={at}>
                <th scope="row" className="mono">
                  {own}
                  {!isTwice && own === into && <small className="caption"> {say.stays}</small>}
                </th>
                {evidence.map(({ columns, values, agreement }) => (
                  <td
                    key={columns.join(' ')}
                    className={classNames('cut', values[at] === null && 'su-missing', `su-${agreement ?? 'unsaid'}`)}
                    title={agreement === null ? say.missing : `${values[at] ?? ''}: ${say.agreements[agreement]}`}
                  >
                    {values[at] ?? say.missing}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </li>
  )
}
