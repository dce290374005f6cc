import { useQuery } from '../../state/use-query.ts'
import { runCommand, useWorkspace } from '../../state/workspace-store.ts'
import { frameStepStrings as say } from '../../strings/frame-step.ts'
import { Button } from '../../ui/button.tsx'
import { formatNumber, formatUnits } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { Inspector } from '../../ui/inspector.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { type AllTimeSum, allTimeSums } from './all-time-sums.ts'
import { type MissedDays, missedDays, missedEvents } from './data-days.ts'
import { periodMonths } from './period-problem.ts'

/** What rests on the frame: the table's size, the period's length, what the population rules out. */
export function FrameInspector() {
  const workspace = useWorkspace((state) => state.workspace)
  const { missed, sums } = useDaysOfData()
  if (!workspace) return null
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
        {sums.map(({ column, first, last }) => (
          <p key={column}>
            <StatusGlyph status="warning" />
            <span>{say.allTime(column, formatDay(first), formatDay(last))}</span>
          </p>
        ))}
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
        {isYear && missed === null && sums.length === 0 && frame.population === 'all-of-period' && (
          <p>
            <StatusGlyph status="pass" />
            <span>{say.fullYear}</span>
          </p>
        )}
      </div>
    </Inspector>
  )
}

interface DaysOfData {
  readonly missed: MissedDays | null
  readonly sums: readonly AllTimeSum[]
}

/** What the days of the data say against the period; nothing while they are not known. */
function useDaysOfData(): DaysOfData {
  const workspace = useWorkspace((state) => state.workspace)
  const format = workspace?.spine?.source.format
  const isBuilt = format === 'recipe'
  const profiles = useQuery('grid.profiles', {}, { ofTable: true, enabled: format !== undefined && !isBuilt }).data
  const view = useQuery('recipe.get', {}, { enabled: isBuilt }).data
  if (!workspace) return { missed: null, sums: [] }
  const { frame, mapping } = workspace
  if (!isBuilt) return { missed: profiles ? missedDays(profiles, frame) : null, sums: [] }
  return view
    ? { missed: missedEvents(view, frame), sums: allTimeSums(view, mapping, frame) }
    : { missed: null, sums: [] }
}

function MissedDaysNote({ missed, isReadOnly }: { readonly missed: MissedDays; readonly isReadOnly: boolean }) {
  const { offer } = missed
  const [first, last] = [formatDay(missed.first), formatDay(missed.last)]
  return (
    <p>
      <StatusGlyph status="warning" />
      <span>
        {offer === null ? say.missedEvents(first, last) : say.missed(first, last)}{' '}
        {offer !== null && !isReadOnly && (
          <Button kind="link" onPress={() => void runCommand('frame.update', { changes: offer })}>
            {say.takeDays(formatDay(offer.periodStart), formatDay(offer.asOf))}
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
