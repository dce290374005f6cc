import type { ComparisonRow } from '../../shared/contract/comparison.ts'
import type { SwatchKind } from '../ui/swatch.tsx'

/** How a class of units is painted wherever it appears: a segment's slot, hollow (standard path) or hatched (not served). */
export type Paint = SwatchKind

/** The paint of a compared row; the total has none and must not be asked for. */
export function paintOfRow(row: Pick<ComparisonRow, 'kind' | 'slot'>): Paint {
  if (row.kind === 'excluded') return 'excluded'
  return row.kind === 'segment' && row.slot !== null ? row.slot : 'default'
}
