import { DOMAINS, type Domain } from './dictionary.ts'
import type { JudgedColumn } from './judge-columns.ts'

/** How well one of the six domains is covered. */
export interface DomainCoverage {
  readonly domain: Domain
  readonly columns: readonly string[]
  /** Populated cells of its columns, 0 to 1; null where it has no column. A cell that means "none" is populated. */
  readonly populated: number | null
  readonly isCovered: boolean
}

/** The six domains in their order. A domain without a column is missing, never 0 %. */
export function coverageOf(
  judged: readonly JudgedColumn[],
  rowCount: number,
  domainCovered: number,
): readonly DomainCoverage[] {
  return DOMAINS.map((domain) => {
    const own = judged.filter(({ entry }) => entry.domain === domain)
    const shares = own.map(({ column, entry }) =>
      rowCount === 0 || (entry.emptyMeans === 'none' && column.missing < rowCount)
        ? 1
        : (rowCount - column.missing) / rowCount,
    )
    const populated = shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length
    return {
      domain,
      columns: own.map(({ column }) => column.name),
      populated,
      isCovered: populated !== null && populated >= domainCovered,
    }
  })
}
