import { barringFindings, type JudgedColumn } from '../../../../shared/quality/judge-columns.ts'
import { runCommand } from '../../../state/workspace-store.ts'
import { qualityStrings as say } from '../../../strings/quality.ts'
import { Button } from '../../../ui/button.tsx'
import { formatDay } from '../../../ui/format-time.ts'
import { ReasonForm } from '../../../ui/reason-form.tsx'
import { StatusGlyph } from '../../../ui/status-glyph.tsx'

interface FindingsPartProps {
  readonly judged: JudgedColumn
  /** Several are shown: each says its name. */
  readonly isNamed: boolean
  readonly isReadOnly: boolean
}

/** Everything found against a column, why it is kept out of rules, and the reason to use it all the same. */
export function FindingsPart({ judged, isNamed, isReadOnly }: FindingsPartProps) {
  const { column, findings, accepted, refusal } = judged
  const isUntagged = refusal !== null && openBars(judged).length === 0
  if (isNamed && findings.length === 0 && refusal === null) return null
  return (
    <div className="findings">
      {isNamed && <b className="mono">{column.name}</b>}
      <ul>
        {findings.length === 0 && !isUntagged && (
          <li>
            <StatusGlyph status="pass" />
            <span>{say.nothingFound}</span>
          </li>
        )}
        {findings.map(({ kind, grade, words }) => (
          <li key={kind}>
            <StatusGlyph
              status={accepted?.findings.includes(kind) ? 'waived' : grade === 'fail' ? 'fail' : 'warning'}
            />
            <span>{words}</span>
          </li>
        ))}
        {column.coarsened !== undefined && (
          <li>
            <StatusGlyph status="pass" />
            <span>{say.coarsened[column.coarsened]}</span>
          </li>
        )}
        {isUntagged && (
          <li>
            <StatusGlyph status="fail" label={say.keptOut} />
            <span>{refusal.why}</span>
          </li>
        )}
      </ul>
      {column.evidence === undefined && <p className="caption">{say.notChecked}</p>}
      <AcceptForm judged={judged} isReadOnly={isReadOnly} />
    </div>
  )
}

const openBars = ({ findings, accepted }: JudgedColumn) =>
  barringFindings(findings).filter(({ kind }) => !accepted?.findings.includes(kind))

function AcceptForm({ judged, isReadOnly }: { readonly judged: JudgedColumn; readonly isReadOnly: boolean }) {
  const { column, accepted } = judged
  const columns = [column.name]
  const isBarred = openBars(judged).length > 0
  return (
    <>
      {accepted && (
        <p className="accepted">
          <span>{say.accepted(accepted.reason, formatDay(accepted.at.slice(0, 10)))}</span>
          {!isReadOnly && (
            <Button kind="link" onPress={() => void runCommand('dictionary.accept', { columns, reason: null })}>
              {say.noLongerAccept}
            </Button>
          )}
        </p>
      )}
      {isBarred && !isReadOnly && (
        <ReasonForm
          className="accept"
          label={say.acceptReason}
          description={say.acceptHelp}
          action={say.accept}
          maxLength={400}
          onKeep={(reason) => void runCommand('dictionary.accept', { columns, reason })}
        />
      )}
    </>
  )
}
