import type { Virtualizer } from '@tanstack/react-virtual'
import { type ClipboardEvent, type KeyboardEvent, type PointerEvent, useState } from 'react'
import { copySelection, copyTable } from './copy-cells.ts'
import type { GridColumn, RowSource } from './grid-column.ts'
import { type GridPlace, type GridSelection, placeAfterKey, selectedRange } from './grid-place.ts'
import type { RowPages } from './row-pages.ts'
import { WINDOW_ROWS } from './row-window.tsx'

const NOT_PICKED = [-1, -2] as const

type GridVirtualizer = Virtualizer<HTMLDivElement, Element>

export interface GridKeysOptions {
  readonly id: string
  readonly columns: readonly GridColumn[]
  readonly source: RowSource
  readonly pages: RowPages
  readonly rows: GridVirtualizer
  readonly across: GridVirtualizer
  readonly windowStart: number
  readonly setWindowStart: (start: number) => void
  readonly onSort: ((column: string) => void) | undefined
  readonly onCopied: ((words: string) => void) | undefined
}

export interface GridKeys {
  readonly activeId: string | undefined
  readonly goToRow: (row: number) => void
  /** The column of the active cell in a row (-1 is the head); -1 where it is in another. */
  readonly activeColumn: (row: number) => number
  /** First and last selected column of a row; -1 and -2 where it is not selected. */
  readonly picked: (row: number) => readonly [number, number]
  readonly handlers: {
    readonly onFocus: () => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void
    readonly onPointerDown: (event: PointerEvent<HTMLDivElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void
    readonly onCopy: (event: ClipboardEvent<HTMLDivElement>) => void
  }
}

/** Focus and selection of a grid by keys and pointer; Enter on a head sorts or opens its menu. */
export function useGridKeys(options: GridKeysOptions): GridKeys {
  const { id, columns, source, rows, across, windowStart } = options
  const [selection, setSelection] = useState<GridSelection | null>(null)
  const focus = selection?.focus ?? null
  const range = selection && selectedRange(selection)
  const go = (place: GridPlace, extend: boolean) => {
    setSelection({ focus: place, anchor: extend && selection ? selection.anchor : place })
    reveal(place, options)
  }
  const keyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return
    if (isCopyTable(event)) {
      event.preventDefault()
      void copyTable(options)
      return
    }
    const here = focus ?? { row: 0, column: 0 }
    if (event.key === 'Enter' && here.row === -1) return pressHead(event, `${id}-h-${here.column}`)
    const size = { rows: source.rowCount, columns: columns.length, pageRows: pageRows(rows) }
    const next = placeAfterKey(here, event, size)
    if (!next || event.altKey) return
    event.preventDefault()
    go(next, event.shiftKey && next.row >= 0)
  }
  const pointAt = (event: PointerEvent<HTMLDivElement>, extend: boolean) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-row]')
    if (!cell) return
    const place = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) }
    setSelection({ focus: place, anchor: extend && selection ? selection.anchor : place })
  }
  return {
    activeId: focus ? activeId(id, focus) : undefined,
    goToRow: (row) => go({ row, column: focus?.column ?? 0 }, false),
    activeColumn: (row) => (focus?.row === row ? focus.column : -1),
    picked: (row) =>
      range !== null && row >= range.firstRow && row <= range.lastRow && (focus?.row ?? -1) >= 0
        ? [range.firstColumn, range.lastColumn]
        : NOT_PICKED,
    handlers: {
      onFocus: () => {
        const first = { row: source.rowCount > 0 ? 0 : -1, column: 0 }
        if (selection === null) setSelection({ anchor: first, focus: first })
      },
      onKeyDown: keyDown,
      onPointerDown: (event) => event.button === 0 && pointAt(event, event.shiftKey),
      onPointerMove: (event) => event.buttons === 1 && pointAt(event, true),
      onCopy: (event) => {
        if (!selection || selection.focus.row < 0) return
        event.preventDefault()
        void copySelection(options, selectedRange(selection))
      },
    },
  }

  function reveal({ row, column }: GridPlace, { setWindowStart }: GridKeysOptions): void {
    across.scrollToIndex(column)
    if (row < 0) return
    if (row >= windowStart && row < windowStart + WINDOW_ROWS) {
      rows.scrollToIndex(row - windowStart)
      return
    }
    const start = Math.floor(row / WINDOW_ROWS) * WINDOW_ROWS
    setWindowStart(start)
    setTimeout(() => rows.scrollToIndex(row - start), 0)
  }
}

function activeId(id: string, { row, column }: GridPlace): string {
  return row < 0 ? `${id}-h-${column}` : `${id}-${row}-${column}`
}

function pageRows(rows: GridVirtualizer): number {
  return Math.max(1, Math.floor(((rows.scrollElement?.clientHeight ?? 400) - 116) / 24) - 1)
}

function isCopyTable(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === 'c' && event.shiftKey && (event.ctrlKey || event.metaKey)
}

function pressHead(event: KeyboardEvent, headId: string): void {
  event.preventDefault()
  document.getElementById(headId)?.querySelector('button')?.click()
}
