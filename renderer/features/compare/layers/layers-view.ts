import { create } from 'zustand'
import type { MetricId } from '../../../../shared/economics/metric.ts'
import type { ShownOption } from '../shown-options.ts'

interface LayersViewState {
  readonly isOpen: boolean
  /** Chosen options; null or gone: the first ones of the board. */
  readonly rowsId: string | null
  readonly columnsId: string | null
  /** Shown in every cell beside units and contribution. */
  readonly metric: MetricId
  /** What the flows are as thick as. */
  readonly width: 'units' | 'contribution' | 'measure'
}

/** How one option is laid over another; kept while the window is open, so that one comes back to it from the units. */
export const useLayersView = create<LayersViewState>()(() => ({
  isOpen: false,
  rowsId: null,
  columnsId: null,
  metric: 'netRevenue',
  width: 'units',
}))

/**
 * The two options that are laid over each other, never one twice: those chosen; else a primary and its second label where
 * there is one; else the first two. Null with fewer than two.
 */
export function layeredPair<Option extends Pick<ShownOption, 'structureId'> & { readonly secondLabelOf?: string }>(
  options: readonly Option[],
  { rowsId, columnsId }: Pick<LayersViewState, 'rowsId' | 'columnsId'>,
): readonly [Option, Option] | null {
  const labels = (primary: Option): readonly Option[] =>
    options.filter(({ secondLabelOf }) => secondLabelOf === primary.structureId)
  const chosen = options.find(({ structureId }) => structureId === rowsId)
  const rows = chosen ?? options.find((option) => labels(option).length > 0) ?? options[0]
  if (rows === undefined) return null
  const others = options.filter((option) => option !== rows)
  const columns = others.find(({ structureId }) => structureId === columnsId) ?? labels(rows)[0] ?? others[0]
  return columns === undefined ? null : [rows, columns]
}
