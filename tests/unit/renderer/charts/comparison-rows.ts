import type { ComparisonRow } from '../../../../shared/contract/comparison.ts'
import type { MetricId, MetricValue } from '../../../../shared/economics/metric.ts'

type Figures = Partial<Record<MetricId, number | MetricValue>>

/** A compared line with plain figures as values. */
export function comparisonRow(
  kind: ComparisonRow['kind'],
  name: string,
  figures: Figures,
  rest: Partial<ComparisonRow> = {},
): ComparisonRow {
  const metrics = Object.fromEntries(
    Object.entries(figures).map(([id, figure]) => [
      id,
      typeof figure === 'number' ? { kind: 'value', value: figure } : figure,
    ]),
  )
  return {
    entryId: name,
    kind,
    name,
    slot: kind === 'segment' ? 1 : null,
    metrics,
    notCosted: { units: 0, revenue: 0 },
    netReturners: { units: 0, revenue: 0 },
    tooNew: null,
    marginBase: baseOf(figures),
    ...rest,
  }
}

/** All units of a line, as a base that is costed throughout. */
function baseOf({ units, netRevenue, contribution }: Figures): ComparisonRow['marginBase'] {
  if (typeof netRevenue !== 'number') return null
  const number = (figure: number | MetricValue | undefined): number => (typeof figure === 'number' ? figure : 0)
  return { units: number(units), revenue: netRevenue, contribution: number(contribution) }
}

/** The Value tiers of the design's mock (interface/mock/4-compare.html): units, revenue and contribution in thousands. */
export const VALUE_TIERS: readonly ComparisonRow[] = [
  line('segment', 'Strategic', 250, 58_300, 26_200, 1),
  line('segment', 'Invest', 880, 49_700, 18_000, 2),
  line('segment', 'Core', 886, 48_000, 20_100, 3),
  line('segment', 'Repair', 281, 18_800, 2_100, 4),
  line('segment', 'Efficient', 7_108, 81_300, 28_700, 5),
  line('segment', 'Costly tail', 7_567, 31_700, -4_800, 6),
  line('default', 'Standard path', 810, 3_600, 800, null),
  line('excluded', 'Not served', 630, 6_600, -700, null),
  line('total', 'All', 18_412, 298_000, 90_400, null),
]

function line(
  kind: ComparisonRow['kind'],
  name: string,
  units: number,
  netRevenue: number,
  contribution: number,
  slot: number | null,
) {
  const figures = { units, netRevenue, contribution, contributionMargin: contribution / netRevenue }
  return comparisonRow(kind, name, figures, { slot })
}
