// biome-ignore-all lint/a11y/useSemanticElements: only rows on screen exist, so the grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its active cell
import type { VirtualItem } from '@tanstack/react-virtual'
import { memo } from 'react'
import { classNames } from '../class-names.ts'
import { formatExactCount } from '../format-number.ts'
import { cellText } from './cell-text.ts'
import { type GridColumn, isNumeric } from './grid-column.ts'
import type { ShownRow } from './row-pages.ts'

export interface GridRowProps {
  readonly id: string
  readonly row: number
  readonly top: number
  /** Width of the line numbers. */
  readonly lineSpace: number
  readonly width: number
  /** Null while the page is on its way. */
  readonly content: ShownRow | null
  /** The content is that of the former view. */
  readonly isStale: boolean
  readonly columns: readonly GridColumn[]
  readonly items: readonly VirtualItem[]
  readonly decimals: readonly (number | null)[]
  /** The column of the active cell, -1 where it is in another row. */
  readonly activeColumn: number
  /** First and last selected column; -1 and -2 where the row is not selected. */
  readonly firstPicked: number
  readonly lastPicked: number
}

/** One line of the grid; drawn again only where something of it changed, for scrolling must keep up with the hand. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, row, top, width, content, isStale, columns, items, decimals, activeColumn } = props
  return (
    <div
      className={classNames('g-row', isStale && 'waiting')}
      role="row"
      aria-rowindex={row + 2}
      style={{ transform: `translateY(${top}px)`, width }}
    >
      <div role="rowheader" aria-colindex={1} className="g-cell g-line num" style={{ width: props.lineSpace }}>
        {content ? formatExactCount(content.number) : ''}
      </div>
      {items.map(({ index, start, size }) => {
        const column = columns[index]
        if (!column) return null
        const isPicked = index >= props.firstPicked && index <= props.lastPicked
        const text = content && cellText(content.cell(index), column.type, decimals[index] ?? null, column.names)
        return (
          <div
            key={column.name}
            id={`${id}-${row}-${index}`}
            role="gridcell"
            aria-colindex={index + 2}
            aria-selected={isPicked}
            className={classNames(
              'g-cell',
              isNumeric(column.type) && 'num',
              isPicked && 'picked',
              index === activeColumn && 'active',
            )}
            style={{ left: start, width: size }}
            data-row={row}
            data-column={index}
          >
            {content === null ? '' : text === null ? <span className="missing">missing</span> : text}
          </div>
        )
      })}
    </div>
  )
})
