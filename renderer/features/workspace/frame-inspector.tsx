import { useQuery } from '../../state/use-query.ts'
import { runCommand, useWorkspace } from '../../state/workspace-store.ts'
import { frameStepStrings as say } from '../../strings/frame-step.ts'
import { Button } from '../../ui/button.tsx'
import { formatNumber, formatUnits } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { Inspector } from '../../ui/inspector.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { type MissedDays, missedDays } from './data-days.ts'
import { periodMonths } from './period-problem.ts'

/** What rests on the frame: the table's size, the period's length, what the population rules out. */
export function FrameInspector() {
  const workspace = useWorkspace((state) => state.workspace)
  const hasTable = workspace?.spine != null
  const profiles = useQuery('grid.profiles', {}, { ofTable: true, enabled: hasTable }).data ?? []
  if (!workspace) return null
  const missed = hasTable ? missedDays(profiles, workspace.frame) : null
  const { frame, spine, structures } = workspace
  const months = periodMonths(frame.periodStart, frame.asOf)
  const isYear = Math.abs(months - 12) < 0.2
  return (
    <Inspector title={say.dependsTitle}>
      <table className="frame-depends">
        <tbody>
          <Fact name={say.facts.periodStart} value={formatDay(frame.periodStart)} />
          <Fact name={say.facts.asOf} value={formatDay(frame.asOf)} />
          <Fact
            name={say.facts.length}
            value={say.months(formatNumber(months, months === Math.round(months) ? 0 : 1), months === 1)}
          />
          <Fact name={say.facts.table} value={spine ? formatUnits(spine.unitCount, frame.unitNoun) : say.noTable} />
          <Fact name={say.facts.options} value={String(structures.length)} />
        </tbody>
      </table>
      <div className="frame-notes">
        {missed && <MissedDaysNote missed={missed} isReadOnly={workspace.readOnly} />}
        {!isYear && (
          <p>
            <StatusGlyph status="warning" />
            <span>{say.notAYear}</span>
          </p>
        )}
        {frame.population === 'survivors-only' && (
          <p>
            <StatusGlyph status="warning" />
            <span>{say.survivors}</span>
          </p>
        )}
        {isYear && missed === null && frame.population === 'all-of-period' && (
          <p>
            <StatusGlyph status="pass" />
            <span>{say.fullYear}</span>
          </p>
        )}
      </div>
    </Inspector>
  )
}

function MissedDaysNote({ missed, isReadOnly }: { readonly missed: MissedDays; readonly isReadOnly: boolean }) {
  const { first, last, offer } = missed
  const [from, to] = [formatDay(offer.periodStart), formatDay(offer.asOf)]
  return (
    <p>
      <StatusGlyph status="warning" />
      <span>
        {say.missed(formatDay(first), formatDay(last))}{' '}
        {!isReadOnly && (
          <Button kind="link" onPress={() => void runCommand('frame.update', { changes: offer })}>
            {say.takeDays(from, to)}
          </Button>
        )}
      </span>
    </p>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num last">{value}</td>
    </tr>
  )
}
