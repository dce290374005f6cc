import type { ComparisonRow } from '../contract/comparison.ts'
import { isFewOf, withheldParts } from '../quality/small-parts.ts'
import { METRIC_IDS, type MetricId } from './metric.ts'

/** Units of a compared line. */
export function unitsOf({ metrics: { units } }: ComparisonRow): number {
  return units?.kind === 'value' ? units.value : 0
}

/** How many units of a line a part of it has; null where it is not told. */
type PartUnits = (row: ComparisonRow) => number | null

const PARTS = ['notCosted', 'netReturners', 'tooNew'] as const

/**
 * Lines and their total without the parts of few units inside them, and without the parts of other lines by which the
 * total's would tell those: not costed, net returners, too new, and the units that a figure rests on.
 * @param hidden entries of lines that are withheld themselves
 */
export function withoutFew(
  rows: readonly ComparisonRow[],
  hidden: ReadonlySet<string>,
  least: number,
): readonly ComparisonRow[] {
  const few = (part: PartUnits): ReadonlySet<string> => fewIn(part, rows, hidden, least)
  const parts = {
    notCosted: few(unitsIn('notCosted')),
    netReturners: few(unitsIn('netReturners')),
    tooNew: few(unitsIn('tooNew')),
  }
  const based = few(({ marginBase }) => marginBase?.units ?? null)
  const resting = METRIC_IDS.map((id) => [id, few((row) => restsOn(row, id))] as const)
  return rows.map((row): ComparisonRow => {
    const { entryId, marginBase } = row
    const keep = <Part>(id: (typeof PARTS)[number], part: Part): Part | null => (parts[id].has(entryId) ? null : part)
    const isUncosted = parts.notCosted.has(entryId)
    const tellsBase = based.has(entryId) || isUncosted || parts.netReturners.has(entryId)
    const untold = resting.flatMap(([id, entries]) => (entries.has(entryId) || isUncosted ? [id] : []))
    return {
      ...row,
      metrics: withoutBase(row.metrics, untold),
      notCosted: keep('notCosted', row.notCosted),
      netReturners: keep('netReturners', row.netReturners),
      tooNew: keep('tooNew', row.tooNew),
      marginBase: marginBase && tellsBase ? { ...marginBase, units: null } : marginBase,
    }
  })
}

function unitsIn(id: (typeof PARTS)[number]): PartUnits {
  return (row) => row[id]?.units ?? null
}

/** The units that a figure rests on; null where it does not say. */
function restsOn({ metrics }: ComparisonRow, id: MetricId): number | null {
  const value = metrics[id]
  return value?.kind === 'value' ? (value.n ?? null) : null
}

/** Entries whose part is withheld; the total's where it is few itself. */
function fewIn(
  part: PartUnits,
  rows: readonly ComparisonRow[],
  hidden: ReadonlySet<string>,
  least: number,
): ReadonlySet<string> {
  const told = rows.flatMap((row) => {
    const units = part(row)
    return units === null ? [] : [{ row, part: units, whole: unitsOf(row), isHidden: hidden.has(row.entryId) }]
  })
  const lines = told.filter(({ row }) => row.kind !== 'total')
  const marks = withheldParts(lines, least)
  return new Set([
    ...lines.filter((_, at) => marks[at]).map(({ row }) => row.entryId),
    ...told
      .filter(({ row, whole, part: units }) => row.kind === 'total' && isFewOf(units, whole, least))
      .map(({ row }) => row.entryId),
  ])
}

/** Figures that no longer say how many units they rest on. */
function withoutBase(metrics: ComparisonRow['metrics'], ids: readonly MetricId[]): ComparisonRow['metrics'] {
  const changed = { ...metrics }
  for (const id of ids) {
    const value = changed[id]
    if (value?.kind !== 'value' || value.n === undefined) continue
    const { n: _few, completeness: _share, ...rest } = value
    changed[id] = rest
  }
  return changed
}
