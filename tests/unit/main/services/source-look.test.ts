import { describe, expect, it } from 'vitest'
import type { SourcePreview } from '../../../../main/ports/source-reader.ts'
import { sourceLook } from '../../../../main/services/source-look.ts'

const dialect = { delimiter: ';', quote: '"', encoding: 'utf-8', hasHeader: true, skipLines: 0 } as const

function preview(names: readonly string[], delimiter: string): SourcePreview {
  const columns = names.map((name) => ({
    name,
    header: name,
    type: 'date' as const,
    dateOrder: 'day-first' as const,
    dateOrderProven: true,
    fit: 1,
    missing: [],
    note: `in a file with ${delimiter}`,
  }))
  return {
    format: 'csv',
    sizeBytes: 1,
    dialect: { ...dialect, delimiter },
    columns,
    rows: [],
    rowCount: null,
    notices: ['Read.'],
  }
}

describe('a look at the files of a source', () => {
  const files = [
    { path: '/data/a.csv', preview: preview(['id', 'day'], ';'), repeats: [false, true] },
    { path: '/data/b.csv', preview: preview(['id', 'day', 'late'], ';'), repeats: [true, true, false] },
    { path: '/data/c.csv', preview: preview(['id'], ','), repeats: [false] },
  ]

  it('has the columns of all, each as in the first file that has it', () => {
    expect(sourceLook(files).columns.map(({ name, note, dateOrder }) => [name, note, dateOrder])).toEqual([
      ['id', 'in a file with ;', 'day-first'],
      ['day', 'in a file with ;', 'day-first'],
      ['late', 'in a file with ;', 'day-first'],
    ])
    expect(sourceLook(files).columns.map(({ repeats }) => repeats)).toEqual([false, true, false])
  })

  it('says how the first is taken apart, and which are taken apart otherwise', () => {
    expect(sourceLook(files).reading).toEqual({
      dialect,
      workbook: undefined,
      notices: ['Read.'],
      differing: ['c.csv'],
    })
  })

  it('knows nothing without a file', () => {
    expect(sourceLook([])).toEqual({ columns: [], reading: null })
  })
})
