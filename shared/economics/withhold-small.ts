import type { ComparedStructure, ComparisonRow, ComparisonView } from '../contract/comparison.ts'
import { isTotalWithheld, withheldCells } from '../quality/small-cells.ts'
import { isFewOf } from '../quality/small-parts.ts'
import { METRIC_IDS, type MetricValue } from './metric.ts'
import { unitsOf, withoutFew } from './withhold-parts.ts'

/** A comparison that may be shared, and what of it is withheld. */
export interface SharedComparison {
  readonly comparison: ComparisonView
  /** Lines with fewer units than the limit, and lines withheld so that those cannot be worked out. */
  readonly withheld: { readonly small: number; readonly others: number }
}

/**
 * A comparison without lines of few units: every figure of such a line is withheld, and of a second line where the total
 * would tell the first. Units within a line that are few (not costed, too new) are withheld, too, with further lines'.
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
      rows: withoutFew(structure.rows, hidden, least).map((row) =>
        hidden.has(row.entryId) ? withheldRow(row, least) : row,
      ),
      defaultShare: isHidden('default') ? null : structure.defaultShare,
      excludedShare: isHidden('excluded') ? null : structure.excludedShare,
      overlapShare: isFewOf(overlapping, units, least) ? null : structure.overlapShare,
    }
  })
  return { comparison: { ...comparison, structures }, withheld: { small, others } }
}

function withheldRow(row: ComparisonRow, least: number): ComparisonRow {
  const reason =
    unitsOf(row) < least
      ? `Withheld: fewer than ${least}.`
      : `Withheld, so that a line of fewer than ${least} cannot be worked out.`
  const nothing: MetricValue = { kind: 'not-applicable', reason }
  const metrics = Object.fromEntries(
    METRIC_IDS.filter((id) => row.metrics[id] !== undefined).map((id) => [id, nothing]),
  )
  return { ...row, metrics, notCosted: null, netReturners: null, tooNew: null, marginBase: null }
}
