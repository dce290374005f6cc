import {
  type IntervalLine,
  SPREAD_UNITS,
  type SpreadLine,
  type SpreadMeasure,
} from '../../../shared/contract/statistics.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { useQuery } from '../../state/use-query.ts'
import { stillWords as say } from '../../strings/still.ts'
import type { Noun } from '../../strings/structures.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatMetric } from '../../ui/format-metric.ts'
import { currencySign } from '../../ui/format-money.ts'
import { formatNumber, formatShare } from '../../ui/format-number.ts'
import { formatRange } from '../../ui/format-range.ts'
import { Hint } from '../../ui/hint.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import type { Entry } from './entry.ts'
import type { LiveReach } from './use-live-reach.ts'
import './spread-details.css'

interface SpreadDetailsProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly entry: Entry
  readonly reach: LiveReach
}

/** Behind the average of an entry: how its units are spread, and how sure its figures are; of the rules as kept. */
export function SpreadDetails({ workspace, structure, entry, reach }: SpreadDetailsProps) {
  const { unitNoun: noun, currency } = workspace.frame
  const isEdited = reach.isStale || reach.now === undefined || reach.now !== reach.saved
  const structureIds = [structure.id]
  const spread = useQuery('statistics.spread', { structureIds, measure: null }, { enabled: !isEdited })
  const isNext = !isEdited && spread.data !== undefined && !spread.isStale
  const intervals = useQuery('statistics.intervals', { structureIds }, { enabled: isNext })
  const line = spread.data?.structures[0]?.lines.find(({ entryId }) => entryId === entry.id)
  const sure = intervals.data?.structures[0]?.lines.find(({ entryId }) => entryId === entry.id)
  const error = spread.error ?? intervals.error
  const measure = spread.data?.measure ?? 'contribution'
  const isWorking = spread.isLoading || intervals.isLoading
  if (spread.data?.available.length === 0) return null
  return (
    <section className={classNames('effect-part spread-details', (spread.isStale || intervals.isStale) && 'is-stale')}>
      <h2 className="h">{say.detailsTitle(spread.data ? say.measures[spread.data.measure] : null, noun)}</h2>
      {isEdited && <p className="caption">{say.detailsWait}</p>}
      {error && <p className="caption">{`${say.failed} ${error.message}`}</p>}
      {!isEdited && isWorking && (
        <p className="caption" role="status">
          {say.working}
        </p>
      )}
      {line && !isEdited && (
        <>
          <table>
            <tbody>
              {spreadRows(line, measure, currency).map((row) => (
                <Row key={row.name} {...row} />
              ))}
              {sure && intervalRows(sure, currency, noun).map((row) => <Row key={row.name} {...row} />)}
            </tbody>
          </table>
          {SPREAD_UNITS[measure] === 'money' && line.place !== null && line.place.without > line.place.rank && (
            <p className="caption">
              <StatusGlyph status="warning" label="" />{' '}
              {say.restsOnOne(line.name, line.place.rank, line.place.without, noun)}
            </p>
          )}
        </>
      )}
      <p className="caption">
        <Hint text={say.methods(intervals.data ?? null)}>{say.methodsShort}</Hint>
      </p>
    </section>
  )
}

interface DetailRow {
  readonly name: string
  readonly value: string
  /** Units that it rests on. */
  readonly n: number | null
}

function Row({ name, value, n }: DetailRow) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">
        {value}
        {n !== null && <small>{say.n(n)}</small>}
      </td>
    </tr>
  )
}

function spreadRows(
  { figures, concentration }: SpreadLine,
  measure: SpreadMeasure,
  currency: string,
): readonly DetailRow[] {
  const { n, mean, p25, median, p75 } = figures
  const unit = SPREAD_UNITS[measure]
  const show = (value: number | null): string => (value === null ? say.nobody : formatMetric(value, unit, currency))
  const middle = p25 === null || p75 === null ? say.nobody : formatRange(show(p25), show(p75))
  const isMoney = unit === 'money'
  const { gini, topDecileShare } = concentration
  return [
    { name: say.median, value: show(median), n },
    { name: say.mean, value: show(mean), n: null },
    { name: say.middleHalf, value: middle, n: null },
    ...(!isMoney || topDecileShare === null
      ? []
      : [{ name: say.topTenthShort, value: formatShare(topDecileShare), n: null }]),
    ...(!isMoney || gini === null ? [] : [{ name: say.gini, value: formatNumber(gini, 2), n: null }]),
  ]
}

function intervalRows(line: IntervalLine, currency: string, noun: Noun): readonly DetailRow[] {
  const row = (
    name: string,
    interval: IntervalLine['churn'],
    n: number,
    show: (value: number) => string,
  ): readonly DetailRow[] =>
    interval === null ? [] : [{ name, value: formatRange(show(interval.low), show(interval.high)), n }]
  return [
    ...row(say.interval(currencySign(currency), noun), line.contributionPerUnitYear, line.timedUnits, formatNumber),
    ...row(say.churnInterval, line.churn, line.churnUnits, formatShare),
    ...row(say.shareInterval, line.contributionShare, line.costedUnits, formatShare),
  ]
}
