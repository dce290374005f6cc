import type { PlaceLevel, PlaceLine } from '../../../../shared/contract/places.ts'
import { PLACE_METRICS } from '../../../../shared/contract/places.ts'
import type { MetricId } from '../../../../shared/economics/metric.ts'
import { METRIC_CATALOGUE } from '../../../../shared/economics/metric-catalogue.ts'
import type { Places } from '../../../../shared/entities/places.ts'
import { metricName } from '../../../strings/compare.ts'
import { listed } from '../../../strings/listed.ts'
import { placeWords as say } from '../../../strings/places.ts'
import type { Noun } from '../../../strings/structures.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { tableText } from '../../../ui/copy-text.ts'
import { formatMoney } from '../../../ui/format-money.ts'
import { formatExactCount, formatNumber, formatShare } from '../../../ui/format-number.ts'
import { useCopyTable } from '../use-copy-table.ts'

interface PlaceTableProps {
  readonly level: PlaceLevel
  readonly places: Places
  readonly isStale: boolean
  readonly noun: Noun
  readonly currency: string
  /** Goes into a place. */
  readonly onOpen: (value: string) => void
}

/** The places of a level, with their figures and what it is like there; the whole last. */
export function PlaceTable(props: PlaceTableProps) {
  const { level, places, isStale, noun, currency, onOpen } = props
  const { column, whole, lines } = level
  const metrics = PLACE_METRICS.filter((metric) => whole.metrics[metric]?.kind !== 'unavailable')
  const reasons = reasonsOf(whole)
  const shareOf = (units: number): number => (whole.units === 0 ? 0 : units / whole.units)
  const nameOf = (line: PlaceLine): string =>
    line === whole ? say.whole : (line.value ?? say.lineName(line, places.leastUnits, noun))
  const cellsOf = (line: PlaceLine): readonly string[] => [
    formatExactCount(line.units),
    formatShare(shareOf(line.units)),
    ...metrics.map((metric) => figure(line, metric, currency)),
    ...(places.density === null ? [] : [densityOf(line), settledOf(line)]),
    ...(places.climate === null ? [] : [climateOf(line)]),
  ]
  const heads = [
    say.heads.units(noun),
    say.heads.share,
    ...metrics.map((metric) => metricName(metric, noun)),
    ...(places.density === null ? [] : [say.heads.density, say.heads.settled]),
    ...(places.climate === null ? [] : [say.heads.climate]),
  ]
  const isText = (index: number): boolean => places.climate !== null && index === heads.length - 1
  const rows = [...lines, whole]
  const copy = useCopyTable(() =>
    tableText([[column ?? say.tab, ...heads], ...rows.map((line) => [nameOf(line), ...cellsOf(line)])]),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be copied must be reachable by key
    <section tabIndex={0} aria-label={column ?? say.tab} onKeyDown={copy}>
      <table className={classNames('sticky hover places-table', isStale && 'stale')}>
        <thead>
          <tr>
            <th className="mono">{column ?? say.tab}</th>
            {heads.map((head, index) => (
              <th key={head} className={isText(index) ? 'last' : 'num'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <tr key={line === whole ? 'whole' : `${line.kind} ${line.value}`} className={line === whole ? 'total' : ''}>
              <th scope="row">
                {line.kind === 'place' && line !== whole && line.value !== null ? (
                  <Button kind="link" aria-label={say.open(line.value)} onPress={() => onOpen(line.value ?? '')}>
                    {line.value}
                  </Button>
                ) : (
                  <span className={line === whole ? '' : 'muted'}>{nameOf(line)}</span>
                )}
              </th>
              {cellsOf(line).map((text, index) => (
                <td key={heads[index]} className={isText(index) ? 'last' : 'num'}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {reasons.size > 0 && (
        <ul className="caption places-lacking">
          {[...reasons].map(([reason, labels]) => (
            <li key={reason}>
              {listed(labels)}: {reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Why figures are not available, with those that are not for that reason. */
function reasonsOf({ metrics }: PlaceLine): ReadonlyMap<string, readonly string[]> {
  const lacking = PLACE_METRICS.flatMap((metric) => {
    const value = metrics[metric]
    return value?.kind === 'unavailable' ? [{ label: METRIC_CATALOGUE[metric].label, reason: value.reason }] : []
  })
  const grouped = Map.groupBy(lacking, ({ reason }) => reason)
  return new Map([...grouped].map(([reason, ones]) => [reason, ones.map(({ label }) => label)]))
}

const DASH = '–'

function figure({ metrics }: PlaceLine, metric: MetricId, currency: string): string {
  const value = metrics[metric]
  if (value?.kind !== 'value') return DASH
  return METRIC_CATALOGUE[metric].unit === 'money' ? formatMoney(value.value, currency) : formatShare(value.value)
}

const densityOf = ({ density }: PlaceLine): string => (density === null ? DASH : formatNumber(density.mean))

function settledOf({ density }: PlaceLine): string {
  return density === null
    ? DASH
    : [density.city, density.town, density.country].map((share) => formatShare(share, 0)).join(' · ')
}

function climateOf({ climate }: PlaceLine): string {
  return climate === null ? DASH : say.climateOf(climate.value, formatShare(climate.share, 0))
}
