import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/contract/app-error.ts'
import type { CellValue, RowPage, RowSource } from './grid-column.ts'

export const PAGE_ROWS = 200
const MAXIMUM_PAGES = 60

export interface ShownRow {
  readonly number: number
  readonly cell: (column: number) => CellValue
}

/** Fetched pages of one source; pages that left the screen while on their way are given up. */
export class RowPages {
  readonly source: RowSource
  readonly #onChange: () => void
  readonly #pages = new Map<number, readonly ShownRow[]>()
  readonly #asked = new Map<number, AbortController>()
  error: AppError | Error | null = null

  constructor(source: RowSource, onChange: () => void) {
    this.source = source
    this.#onChange = onChange
  }

  /** The row where it is known; the same object every time, so that a drawn row is not drawn again. */
  row(index: number): ShownRow | null {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? null
  }

  /** Asks for the pages of these rows and gives up asking for others. */
  want(first: number, last: number): void {
    const from = Math.floor(Math.max(0, first) / PAGE_ROWS)
    const to = Math.floor(Math.max(0, Math.min(last, this.source.rowCount - 1)) / PAGE_ROWS)
    for (const [page, controller] of this.#asked) {
      if (page < from || page > to) {
        controller.abort()
        this.#asked.delete(page)
      }
    }
    if (this.source.rowCount === 0) return
    for (let page = from; page <= to; page += 1) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#ask(page)
    }
  }

  /** All rows of a range, fetched as needed, for copying. */
  async readAll(first: number, last: number, signal: AbortSignal): Promise<readonly RowPage[]> {
    const pages: RowPage[] = []
    for (let at = first; at <= last; at += 5000) {
      pages.push(await this.source.read(at, Math.min(5000, last - at + 1), signal))
    }
    return pages
  }

  close(): void {
    for (const controller of this.#asked.values()) controller.abort()
    this.#asked.clear()
  }

  async #ask(page: number): Promise<void> {
    const controller = new AbortController()
    this.#asked.set(page, controller)
    try {
      const rows = await this.source.read(page * PAGE_ROWS, PAGE_ROWS, controller.signal)
      if (controller.signal.aborted) return
      this.#pages.set(page, shownRows(rows))
      for (const old of this.#pages.keys()) {
        if (this.#pages.size <= MAXIMUM_PAGES) break
        this.#pages.delete(old)
      }
      this.error = null
    } catch (error) {
      if (controller.signal.aborted) return
      this.error = error instanceof Error ? error : new Error('The rows could not be read.')
    } finally {
      if (this.#asked.get(page) === controller) this.#asked.delete(page)
    }
    this.#onChange()
  }
}

function shownRows(page: RowPage): readonly ShownRow[] {
  return Array.from({ length: page.length }, (_, at) => ({
    number: page.number(at),
    cell: (column: number) => page.cell(at, column),
  }))
}

/** The pages of a source; while those of a new view are on their way, the former rows stay on screen. */
export function useRowPages(source: RowSource): { readonly pages: RowPages; readonly former: RowPages | null } {
  const [, redraw] = useState(0)
  const current = useRef<RowPages | null>(null)
  const former = useRef<RowPages | null>(null)
  if (current.current?.source.key !== source.key) {
    former.current = current.current
    current.current?.close()
    current.current = new RowPages(source, () => redraw((count) => count + 1))
  }
  const pages = current.current as RowPages
  useEffect(() => () => pages.close(), [pages])
  return { pages, former: former.current }
}
