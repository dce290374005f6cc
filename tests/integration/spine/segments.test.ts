import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayFromIso } from '../../../shared/rules/day.ts'
import { type MadeTable, openRecipeBed, type RecipeBed } from './recipe-bed.ts'

/** More than two segments of 2^18 rows, and more different keys than a dictionary holds before it is begun anew. */
const ROWS = 600_000

const unitOf = (row: number): string => `unit ${String(row).padStart(7, '0')}`
const dayOf = (row: number): string => `2025-0${1 + (row % 9)}-1${row % 10}`
const isBlank = (row: number): boolean => row % 7 === 0
const decimals = (row: number): number => (row === ROWS - 1 ? row + 0.5 : row)
const wordOf = (row: number): string => `word ${row % 40}`

const cells = (row: number): string =>
  [
    unitOf(row),
    isBlank(row) ? '' : row * 3,
    decimals(row),
    isBlank(row) ? '' : dayOf(row),
    isBlank(row) ? '' : row % 2 === 0,
    isBlank(row) ? '' : wordOf(row),
    row === 400_000 ? 'none' : row / 4,
    `unused, and long ${row}`.replace(',', ';'),
  ].join(',')

const HEADER = 'unit,whole,late,day,truth,word,amount,unused'

/** The rows of the file as units. */
const recipeOf = (dropped: readonly string[]) => ({
  unit: { noun: { plural: 'clients', singular: 'client' }, kind: 'account' },
  asOf: '2025-12-31',
  sources: [
    { id: 'rows', name: 'Rows', role: 'attributes', files: [{ path: 'rows.csv' }] },
    { id: 'keys', name: 'Keys', role: 'attributes', files: [{ path: 'rows.csv' }] },
  ],
  table: {
    base: { kind: 'keys', name: 'key', of: [{ source: 'keys', key: 'unit' }] },
    steps: [
      {
        kind: 'attach',
        source: 'rows',
        key: 'unit',
        columns: HEADER.split(',')
          .filter((column) => column !== 'unit' && !dropped.includes(column))
          .map((column) => ({ column })),
      },
    ],
  },
})

describe('a file of several segments', () => {
  let bed: RecipeBed
  let made: MadeTable
  beforeAll(async () => {
    bed = await openRecipeBed()
    await bed.write('rows.csv', [HEADER, ...Array.from({ length: ROWS }, (_, row) => cells(row))])
    made = await bed.make(recipeOf(['unused']))
  }, 120_000)
  afterAll(() => bed.close())

  it('gives every row with its own values, missing ones included', () => {
    const rows = Array.from({ length: ROWS }, (_, row) => row)
    const present = <T>(value: (row: number) => T) => rows.map((row) => (isBlank(row) ? null : value(row)))
    expect(made.values('key')).toEqual(rows.map(unitOf))
    expect(made.values('whole')).toEqual(present((row) => row * 3))
    expect(made.values('day')).toEqual(present((row) => dayFromIso(dayOf(row))))
    expect(made.values('truth')).toEqual(present((row) => row % 2 === 0))
    expect(made.values('word')).toEqual(present(wordOf))
  })

  it('takes what turns out late to have decimals for numbers, and what does not fit for missing', () => {
    expect(made.values('late')).toEqual(Array.from({ length: ROWS }, (_, row) => decimals(row)))
    expect(made.columns.find(({ name }) => name === 'late')?.type).toBe('number')
    expect(made.values('amount')[400_000]).toBeNull()
    expect(made.report.sources[0]?.files[0]).toMatchObject({ rowsInFile: ROWS, misfits: 1 })
  })

  it('tells the values of few-valued texts, and passes over what nothing uses', () => {
    const columns = new Map(made.report.sources[0]?.columns.map((column) => [column.name, column]))
    expect(columns.get('word')?.categories).toEqual(Array.from({ length: 40 }, (_, word) => `word ${word}`).sort())
    expect(columns.get('unit')).toMatchObject({ categories: null, isRead: true, missing: 0 })
    expect(columns.get('unused')).toMatchObject({ type: 'text', isRead: false, categories: null })
  })

  it('stays as it was gathered where no text is in use', { timeout: 120_000 }, async () => {
    const numbers = await bed.make({
      ...recipeOf([]),
      sources: [{ id: 'rows', name: 'Rows', role: 'attributes', files: [{ path: 'rows.csv' }] }],
      table: {
        base: { kind: 'keys', name: 'late', of: [{ source: 'rows', key: 'whole' }] },
        steps: [
          {
            kind: 'features',
            source: 'rows',
            key: 'whole',
            features: [
              { name: 'total', kind: 'sum', column: 'amount' },
              { name: 'last', kind: 'max', column: 'day' },
            ],
          },
        ],
      },
    })
    const rows = Array.from({ length: ROWS }, (_, row) => row).filter((row) => !isBlank(row))
    expect(numbers.values('late')).toEqual(rows.map((row) => row * 3))
    expect(numbers.values('total')).toEqual(rows.map((row) => (row === 400_000 ? null : row / 4)))
    expect(numbers.values('last')).toEqual(rows.map((row) => dayFromIso(dayOf(row))))
  })
})
