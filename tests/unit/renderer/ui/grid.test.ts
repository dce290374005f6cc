import { describe, expect, it, vi } from 'vitest'
import { cellCopy, cellText, commonDecimals } from '../../../../renderer/ui/grid/cell-text.ts'
import { beyondWords, columnCaptions } from '../../../../renderer/ui/grid/column-captions.ts'
import { columnWidth, lineWidth } from '../../../../renderer/ui/grid/column-width.ts'
import type { RowPage } from '../../../../renderer/ui/grid/grid-column.ts'
import { placeAfterKey, selectedRange } from '../../../../renderer/ui/grid/grid-place.ts'
import { RowPages } from '../../../../renderer/ui/grid/row-pages.ts'
import { windowOf } from '../../../../renderer/ui/grid/row-window.tsx'
import type { ColumnProfile } from '../../../../shared/contract/grid.ts'

const day = Date.UTC(2025, 8, 30)

describe('cells', () => {
  it('are shown for reading and copied exactly', () => {
    expect(cellText(day, 'date', null)).toBe('30 Sep 2025')
    expect(cellCopy(day, 'date')).toBe('2025-09-30')
    expect(cellText(-1234.5, 'number', 2)).toBe('−1,234.50')
    expect(cellCopy(-1234.5, 'number')).toBe('-1234.5')
    expect(cellText(true, 'boolean', null)).toBe('yes')
    expect(cellText(12n, 'integer', 0)).toBe('12')
    expect(cellText(12_346n, 'integer', 0)).toBe('12,346')
    expect(cellText(12_346n, 'integer', 0, 'identifier')).toBe('12346')
    expect(cellText(1968, 'integer', 0, 'year')).toBe('1968')
  })
  it('tell a missing value from an empty text', () => {
    expect(cellText(null, 'text', null)).toBeNull()
    expect(cellText(Number.NaN, 'number', 2)).toBeNull()
    expect(cellText('', 'text', null)).toBe('')
  })
  it('share the decimals that show every value of their column', () => {
    expect(commonDecimals([1, 2.5, null, 3.25], 'number')).toBe(2)
    expect(commonDecimals([1 / 3], 'number')).toBe(4)
    expect(commonDecimals([1, 2], 'integer')).toBe(0)
    expect(commonDecimals(['a'], 'text')).toBeNull()
  })
})

describe('captions of a column', () => {
  const base: ColumnProfile = {
    name: 'c',
    type: 'text',
    rowCount: 1000,
    missing: 0,
    misfits: 0,
    distinct: 1000,
    min: null,
    max: null,
    mean: null,
    median: null,
    sum: null,
    histogram: null,
    top: [],
  }
  it('never round a gap away', () => {
    expect(columnCaptions({ ...base, rowCount: 100_000, missing: 1 }).missing).toBe('<0.1% missing')
    expect(columnCaptions({ ...base, rowCount: 100_000, missing: 99_999 }).missing).toBe('>99.9% missing')
    expect(columnCaptions(base).missing).toBe('none missing')
  })
  it('say what is worth knowing of each type', () => {
    expect(columnCaptions(base).finding).toBe('all distinct')
    expect(columnCaptions({ ...base, distinct: 7 }).finding).toBe('7 values')
    expect(columnCaptions({ ...base, type: 'number', median: 6291.4 }).finding).toBe('median 6,291')
    expect(columnCaptions({ ...base, type: 'integer', median: 1968.5 }, 'year').finding).toBe('median 1969')
    expect(columnCaptions({ ...base, type: 'integer', median: 6291.4 }, 'identifier').finding).toBe('all distinct')
    expect(columnCaptions({ ...base, type: 'boolean', top: [{ value: 'true', count: 282 }] }).finding).toBe('28.2% yes')
    expect(columnCaptions({ ...base, missing: 1000, distinct: 0 }).finding).toBe('no values')
  })
})

describe('the width of a column', () => {
  const profile: ColumnProfile = {
    ...{ name: 'c', type: 'text', rowCount: 9, missing: 0, misfits: 0, distinct: 2, histogram: null },
    ...{ min: null, max: null, mean: null, median: null, sum: null },
    top: [{ value: 'EMEA-2023-152156', count: 1 }],
  }
  const width = (type: ColumnProfile['type'], rest: Partial<ColumnProfile>) =>
    columnWidth({ name: 'c', type, typeWord: 'Text', profile: { ...profile, type, ...rest } })
  it('has room for capitals and figures, which are wider than small letters', () => {
    expect(width('text', {})).toBeGreaterThan(width('text', { top: [{ value: 'emea-abcd-efghij', count: 1 }] }))
    expect(width('text', { top: [{ value: 'x'.repeat(400), count: 1 }] })).toBe(260)
  })
  it('has room for its largest number and its caption', () => {
    const narrow = width('integer', { min: 0, max: 9, median: 4 })
    expect(width('integer', { min: 0, max: 1_234_567_890, median: 4 })).toBeGreaterThan(narrow)
    expect(width('integer', { min: 0, max: 9, median: 20_230_627 })).toBeGreaterThan(narrow)
  })
})

describe('what the bins leave out', () => {
  const profileOf = (histogram: ColumnProfile['histogram'], type: ColumnProfile['type'] = 'number'): ColumnProfile => ({
    ...{ name: 'c', type, rowCount: 200, missing: 0, misfits: 0, distinct: 200 },
    ...{ min: 0, max: 9000, mean: 50, median: 40, sum: 1, histogram, top: [] },
  })
  it('is counted in words on the side of the longer tail', () => {
    const right = beyondWords(profileOf({ from: 10, to: 1200, bins: [150, 46], below: 1, above: 3 }))
    expect(right).toEqual({ words: '2.0% beyond', sentence: '0.5% below 10, 1.5% above 1,200', isLow: false })
    const left = beyondWords(profileOf({ from: 0, to: 365, bins: [199], below: 1, above: 0 }, 'date'))
    expect(left).toEqual({ words: '0.5% beyond', sentence: '0.5% below 1 Jan 1970', isLow: true })
  })
  it('is not said where they hold all', () => {
    expect(beyondWords(profileOf({ from: 0, to: 1, bins: [200], below: 0, above: 0 }))).toBeNull()
    expect(beyondWords(profileOf(null, 'text'))).toBeNull()
  })
})

describe('moving about', () => {
  const size = { rows: 100, columns: 5, pageRows: 20 }
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, shiftKey: false })
  it('goes up into the heads and not beyond', () => {
    expect(placeAfterKey({ row: 0, column: 2 }, press('ArrowUp'), size)).toEqual({ row: -1, column: 2 })
    expect(placeAfterKey({ row: -1, column: 2 }, press('ArrowUp'), size)).toEqual({ row: -1, column: 2 })
  })
  it('stops at the edges and jumps to them with Ctrl', () => {
    expect(placeAfterKey({ row: 99, column: 4 }, press('ArrowDown'), size)).toEqual({ row: 99, column: 4 })
    expect(placeAfterKey({ row: 3, column: 1 }, press('End', true), size)).toEqual({ row: 99, column: 4 })
    expect(placeAfterKey({ row: 3, column: 1 }, press('PageDown'), size)).toEqual({ row: 23, column: 1 })
    expect(placeAfterKey({ row: 3, column: 1 }, press('a'), size)).toBeNull()
  })
  it('selects the same cells in whichever direction one went', () => {
    const anchor = { row: 5, column: 3 }
    const range = { firstRow: 2, lastRow: 5, firstColumn: 1, lastColumn: 3 }
    expect(selectedRange({ anchor, focus: { row: 2, column: 1 } })).toEqual(range)
    expect(selectedRange({ anchor: { row: 2, column: 1 }, focus: anchor })).toEqual(range)
  })
})

describe('pages of rows', () => {
  const page = (offset: number, length: number): RowPage => ({
    length,
    number: (row) => offset + row + 1,
    cell: (row) => `r${offset + row}`,
  })
  it('are asked for once, and only where they are wanted', async () => {
    const read = vi.fn(async (offset: number, limit: number) => page(offset, limit))
    const pages = new RowPages({ key: 'k', rowCount: 1000, read }, () => undefined)
    pages.want(0, 30)
    pages.want(10, 40)
    await vi.waitFor(() => expect(pages.row(30)?.number).toBe(31))
    expect(read).toHaveBeenCalledTimes(1)
    expect(pages.row(300)).toBeNull()
  })
  it('that left the screen are given up', async () => {
    const signals: AbortSignal[] = []
    const read = (offset: number, limit: number, signal: AbortSignal) => {
      signals.push(signal)
      return new Promise<RowPage>((resolve) => setTimeout(() => resolve(page(offset, limit)), 20))
    }
    const pages = new RowPages({ key: 'k', rowCount: 10_000, read }, () => undefined)
    pages.want(0, 30)
    pages.want(8000, 8030)
    await vi.waitFor(() => expect(pages.row(8000)?.cell(0)).toBe('r8000'))
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
    expect(pages.row(0)).toBeNull()
  })
  it('that fail leave their error and are asked for again', async () => {
    let calls = 0
    const read = async (offset: number, limit: number) => {
      calls += 1
      if (calls === 1) throw new Error('The rows could not be read.')
      return page(offset, limit)
    }
    const pages = new RowPages({ key: 'k', rowCount: 10, read }, () => undefined)
    pages.want(0, 5)
    await vi.waitFor(() => expect(pages.error?.message).toBe('The rows could not be read.'))
    pages.want(0, 5)
    await vi.waitFor(() => expect(pages.row(5)).not.toBeNull())
    expect(pages.error).toBeNull()
  })
})

it('shows ten million rows a million at a time, and never cuts their numbers', () => {
  expect(windowOf(0, 999_999)).toEqual({ start: 0, count: 999_999, isPart: false })
  expect(windowOf(9_000_000, 9_000_007)).toEqual({ start: 9_000_000, count: 7, isPart: true })
  expect(windowOf(5_000_000, 10)).toEqual({ start: 0, count: 10, isPart: false })
  expect(lineWidth(10_000_000)).toBeGreaterThan(lineWidth(1_000))
})
