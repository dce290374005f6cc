import type { ComparedStructure, ComparisonRow, ComparisonView } from '../contract/comparison.ts'
import { isTotalWithheld, withheldCells } from '../quality/small-cells.ts'
import { METRIC_IDS, type MetricValue } from './metric.ts'

/** A comparison that may be shared, and what of it is withheld. */
export interface SharedComparison {
  readonly comparison: ComparisonView
  /** Lines with fewer units than the limit, and lines withheld so that those cannot be worked out. */
  readonly withheld: { readonly small: number; readonly others: number }
}

/**
 * A comparison without lines of few units: every figure of such a line is withheld, and of a second line where the total
 * would tell the first. Units within a line that are few (not costed, too new) are withheld, too.
 * @param least units that a line must have; 0 or 1 withholds nothing
 */
export function withholdSmall(comparison: ComparisonView, least: number): SharedComparison {
  if (least < 2) return { comparison, withheld: { small: 0, others: 0 } }
  let [small, others] = [0, 0]
  const structures = comparison.structures.map((structure): ComparedStructure => {
    const parts = structure.rows.filter(({ kind }) => kind !== 'total')
    const marks = withheldCells(parts.map(unitsOf), least)
    const hidden = new Set(parts.filter((_, at) => marks[at]).map(({ entryId }) => entryId))
    const total = structure.rows.find(({ kind }) => kind === 'total')
    if (total !== undefined && isTotalWithheld(unitsOf(total), least)) hidden.add(total.entryId)
    const isSmall = (row: ComparisonRow): boolean => unitsOf(row) > 0 && unitsOf(row) < least
    small += parts.filter((row) => hidden.has(row.entryId) && isSmall(row)).length
    others += parts.filter((row) => hidden.has(row.entryId) && !isSmall(row)).length
    const isHidden = (kind: ComparisonRow['kind']): boolean =>
      parts.some((row) => row.kind === kind && hidden.has(row.entryId))
    const units = total === undefined ? 0 : unitsOf(total)
    const overlapping = Math.round(structure.overlapShare === null ? 0 : structure.overlapShare * units)
    return {
      ...structure,
      rows: structure.rows.map((row) => (hidden.has(row.entryId) ? withheldRow(row, least) : withoutFew(row, least))),
      defaultShare: isHidden('default') ? null : structure.defaultShare,
      excludedShare: isHidden('excluded') ? null : structure.excludedShare,
      overlapShare: isFew(overlapping, units, least) ? null : structure.overlapShare,
    }
  })
  return { comparison: { ...comparison, structures }, withheld: { small, others } }
}

function unitsOf({ metrics: { units } }: ComparisonRow): number {
  return units?.kind === 'value' ? units.value : 0
}

/** Whether a part of known units, or the rest of them, is a small group. */
function isFew(part: number, whole: number, least: number): boolean {
  return (part > 0 && part < least) || (whole - part > 0 && whole - part < least)
}

const NONE = { units: 0, revenue: null }

function withheldRow(row: ComparisonRow, least: number): ComparisonRow {
  const reason =
    unitsOf(row) < least
      ? `Withheld: fewer than ${least}.`
      : `Withheld, so that a line of fewer than ${least} cannot be worked out.`
  const nothing: MetricValue = { kind: 'not-applicable', reason }
  const metrics = Object.fromEntries(
    METRIC_IDS.filter((id) => row.metrics[id] !== undefined).map((id) => [id, nothing]),
  )
  return { ...row, metrics, notCosted: NONE, netReturners: NONE, tooNew: null, marginBase: null }
}

function withoutFew(row: ComparisonRow, least: number): ComparisonRow {
  const units = unitsOf(row)
  const kept = <Part extends ComparisonRow['notCosted']>(part: Part): Part | typeof NONE =>
    isFew(part.units, units, least) ? NONE : part
  const { notCosted, netReturners, tooNew } = row
  return {
    ...row,
    notCosted: kept(notCosted),
    netReturners: kept(netReturners),
    tooNew: tooNew === null ? null : kept(tooNew),
  }
}
