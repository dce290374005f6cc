// biome-ignore-all lint/a11y/useSemanticElements: only rows on screen exist, so the grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its active cell
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { ErrorStrip } from '../error-strip.tsx'
import { ProgressLine } from '../progress-line.tsx'
import { columnWidth, lineWidth } from './column-width.ts'
import './data-grid.css'
import type { GridColumn, GridSort, RowSource } from './grid-column.ts'
import { GridHeadCell } from './grid-head-cell.tsx'
import { GridRow } from './grid-row.tsx'
import { useRowPages } from './row-pages.ts'
import { RowWindow, windowOf } from './row-window.tsx'
import { useColumnDecimals } from './use-column-decimals.ts'
import { useGridKeys } from './use-grid-keys.ts'

const ROW_HEIGHT = 24
const HEAD_HEIGHT = 116

export interface DataGridProps {
  readonly label: string
  readonly columns: readonly GridColumn[]
  readonly source: RowSource
  /** Head of the first column: "Line" in a file, "Row" in a table. */
  readonly lineHead: string
  readonly sort?: GridSort | null
  readonly onSort?: ((column: string) => void) | undefined
  /** A column to bring into view. */
  readonly shownColumn?: string | null
  readonly onCopied?: ((words: string) => void) | undefined
}

/** Rows over Arrow pages: only what is on screen is drawn, one tab stop, arrows inside. */
export function DataGrid(props: DataGridProps) {
  const { label, columns, source, lineHead, sort = null, onSort, shownColumn = null } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { pages, former } = useRowPages(source)
  const [windowStart, setWindowStart] = useState(0)
  const shown = windowOf(windowStart, source.rowCount)
  const widths = useMemo(() => columns.map(columnWidth), [columns])
  const lineSpace = lineWidth(source.rowCount)
  const rows = useVirtualizer({
    count: shown.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: HEAD_HEIGHT,
    paddingStart: HEAD_HEIGHT,
  })
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 100,
    overscan: 3,
    paddingStart: lineSpace,
    scrollPaddingStart: lineSpace,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again where widths changed
  useEffect(() => across.measure(), [across, widths, lineSpace])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins at its top
  useEffect(() => {
    setWindowStart(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [source.key])
  useEffect(() => {
    const at = columns.findIndex(({ name }) => name === shownColumn)
    if (at >= 0) across.scrollToIndex(at, { align: 'center' })
  }, [shownColumn, columns, across])
  const visible = rows.getVirtualItems()
  const first = shown.start + (visible[0]?.index ?? 0)
  const last = shown.start + (visible.at(-1)?.index ?? 0)
  useEffect(() => pages.want(first, last), [pages, first, last])
  const decimals = useColumnDecimals(columns, pages)
  const latestSort = useRef(onSort)
  latestSort.current = onSort
  const sortBy = useCallback((column: string) => latestSort.current?.(column), [])
  const grid = useGridKeys({
    columns,
    source,
    pages,
    rows,
    across,
    windowStart: shown.start,
    setWindowStart,
    onSort,
    onCopied: props.onCopied,
    id,
  })
  const items = across.getVirtualItems()
  const isWaiting = visible.some(({ index }) => pages.row(shown.start + index) === null) && pages.error === null
  return (
    <div className="g-box">
      <ProgressLine isBusy={isWaiting && source.rowCount > 0} label={`Reading rows of ${label}`} />
      {pages.error && <ErrorStrip message={pages.error.message} />}
      <div
        ref={scroller}
        className="g-scroll"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={source.rowCount + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={grid.activeId}
        {...grid.handlers}
      >
        <div className="g-body" style={{ height: rows.getTotalSize(), width: across.getTotalSize() }}>
          <div className="g-heads" role="row" aria-rowindex={1} style={{ width: across.getTotalSize() }}>
            <div role="columnheader" aria-colindex={1} className="g-head g-line num" style={{ width: lineSpace }}>
              {lineHead}
            </div>
            {items.map(({ index, start, size }) => {
              const column = columns[index]
              return column ? (
                <GridHeadCell
                  key={column.name}
                  id={`${id}-h-${index}`}
                  column={column}
                  index={index}
                  left={start}
                  width={size}
                  sort={sort}
                  isActive={grid.activeColumn(-1) === index}
                  onSort={onSort && sortBy}
                />
              ) : null
            })}
          </div>
          {visible.map(({ index, start }) => {
            const row = shown.start + index
            const known = pages.row(row)
            return (
              <GridRow
                key={row}
                id={id}
                row={row}
                top={start}
                lineSpace={lineSpace}
                width={across.getTotalSize()}
                content={known ?? former?.row(row) ?? null}
                isStale={known === null}
                columns={columns}
                items={items}
                decimals={decimals}
                activeColumn={grid.activeColumn(row)}
                firstPicked={grid.picked(row)[0]}
                lastPicked={grid.picked(row)[1]}
              />
            )
          })}
        </div>
      </div>
      {shown.isPart && (
        <RowWindow rowCount={source.rowCount} start={shown.start} onStart={setWindowStart} onGoTo={grid.goToRow} />
      )}
    </div>
  )
}
