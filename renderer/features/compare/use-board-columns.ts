import { useMemo } from 'react'
import type { ComparisonView } from '../../../shared/contract/comparison.ts'
import { useWindowWidth } from '../../ui/use-window-width.ts'
import { useBoardView } from './board-view.ts'
import { type BoardColumns, boardColumns, roomOfOption } from './measure-column.ts'

/** The columns of the board in this window, with so many options on it. */
export function useBoardColumns({ unavailable }: ComparisonView, options: number): BoardColumns {
  const chosen = useBoardView((state) => state.columns)
  const room = roomOfOption(useWindowWidth(), options)
  return useMemo(
    () => boardColumns(chosen, room, (metric) => unavailable[metric] !== undefined),
    [chosen, room, unavailable],
  )
}
