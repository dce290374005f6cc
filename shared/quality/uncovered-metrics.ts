import { leavesOf } from '../economics/measure-columns.ts'
import type { NamedMeasure } from '../economics/measure-plan.ts'
import { METRIC_IDS, type MetricId } from '../economics/metric.ts'
import { METRIC_TERMS } from '../economics/metric-terms.ts'
import type { Domain } from './dictionary.ts'
import { coverageOf, type DomainCoverage } from './domain-coverage.ts'
import { type JudgedWorkspace, judgeColumns } from './judge-columns.ts'

/** What each of the six parts of a customer table holds, in a sentence. */
export const DOMAIN_NAMES: Readonly<Record<Domain, string>> = {
  identity: 'identifiers and attributes',
  transactions: 'transaction history',
  usage: 'product usage',
  service: 'service interactions and feedback',
  margin: 'margin drivers',
  payment: 'payment behaviour',
}

/** A part of the customer table that is not filled far enough, and the figures that rest on it. */
export interface UncoveredPart {
  readonly domain: Domain
  readonly columns: readonly string[]
  readonly metrics: readonly MetricId[]
  /** How far it is filled, and what mends it; sentences. */
  readonly reason: string
}

/**
 * The parts under the limit of coverage that figures rest on, in the order of the parts: a figure rests on a part where
 * a measure that its formula adds up reads a column of it. Such a figure would be made of the units that happen to be
 * filled in, so it is not available rather than small.
 */
export function uncoveredParts(
  workspace: JudgedWorkspace,
  measures: readonly NamedMeasure[],
): readonly UncoveredPart[] {
  const { spine, dictionary } = workspace
  if (spine === null) return []
  const judged = judgeColumns(workspace)
  const limit = dictionary.limits.domainCovered
  const domainOf = new Map(judged.map(({ column, entry }) => [column.name, entry.domain]))
  const missing = new Map(spine.columns.map((column) => [column.name, column.missing]))
  const columnsOf = new Map(measures.map(({ id, value }) => [id, leavesOf(value).map(({ column }) => column)]))
  const restsOn = (metric: MetricId, domain: Domain): boolean =>
    METRIC_TERMS[metric].terms.some(
      ({ measure }) =>
        measure !== 'units' && columnsOf.get(measure)?.some((column) => domainOf.get(column) === domain) === true,
    )
  return coverageOf(judged, spine.unitCount, limit)
    .filter(({ isCovered, populated }) => !isCovered && populated !== null)
    .map((coverage) => ({
      domain: coverage.domain,
      columns: coverage.columns,
      metrics: METRIC_IDS.filter((metric) => restsOn(metric, coverage.domain)),
      reason: reasonOf(coverage, limit, (column) => missing.get(column) ?? 0),
    }))
    .filter(({ metrics }) => metrics.length > 0)
}

/** What can be worked out of a table, and why the rest cannot. */
export interface CoveredFigures {
  /** The measures that read no column of a part under the limit; how long units were active is always among them. */
  readonly measures: readonly NamedMeasure[]
  /** Metrics that rest on such a part, each with the reason and what mends it. */
  readonly unavailable: Partial<Record<MetricId, string>>
}

/** The figures that the coverage of a table allows. */
export function coveredFigures(workspace: JudgedWorkspace, measures: readonly NamedMeasure[]): CoveredFigures {
  const parts = uncoveredParts(workspace, measures)
  if (parts.length === 0) return { measures, unavailable: {} }
  const uncovered = new Set(parts.flatMap(({ columns }) => columns))
  const reasons = parts.flatMap(({ metrics, reason }) => metrics.map((metric) => [metric, reason] as const))
  return {
    measures: measures.filter(
      ({ id, value }) => id === 'years' || leavesOf(value).every(({ column }) => !uncovered.has(column)),
    ),
    // The first part that is missing is named.
    unavailable: Object.fromEntries(reasons.toReversed()),
  }
}

function reasonOf(
  { domain, columns, populated }: DomainCoverage,
  limit: number,
  missingOf: (column: string) => number,
): string {
  const [emptiest] = columns.toSorted((a, b) => missingOf(b) - missingOf(a))
  return (
    `Missing ${DOMAIN_NAMES[domain]}: ${percent(populated ?? 0)} of its cells are filled, ${percent(limit)} are needed. ` +
    `Fill “${emptiest}”, say what its empty cells mean, or take it out of that part: Data, Columns.`
  )
}

/** Rounded down, so that what is under a limit never reads like it. */
const percent = (share: number): string => `${Math.floor(share * 1000 + 1e-9) / 10}%`
