import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyFinding } from '../../../../renderer/features/data/key-finding.ts'
import { isNearKey, keyToLoad } from '../../../../renderer/features/data/key-to-load.ts'
import { nextSort } from '../../../../renderer/features/data/next-sort.ts'
import { setAsideLines } from '../../../../renderer/features/data/set-aside-lines.ts'
import type { KeyCandidate } from '../../../../shared/contract/imports.ts'
import { parseCsv } from '../../../fixtures/parse-csv.ts'

const candidate = (column: string, duplicateRows: number, missing: number): KeyCandidate => ({
  column,
  duplicateRows,
  missing,
  examples: duplicateRows > 0 ? ['A-1', 'A-2', 'A-3'] : [],
})

describe('the key', () => {
  const keyCandidates = [candidate('email', 0, 4), candidate('id', 0, 0), candidate('name', 218, 4)]
  it('is the best usable column until a person chooses', () => {
    expect(keyToLoad(undefined, { keyCandidates })).toBe('id')
    expect(keyToLoad('email', { keyCandidates })).toBe('email')
    expect(keyToLoad(null, { keyCandidates })).toBeNull()
    expect(keyToLoad(undefined, { keyCandidates: [candidate('name', 2, 0)] })).toBeNull()
  })
  it('is refused with the reason', () => {
    expect(keyFinding(candidate('name', 218, 4))).toEqual({
      isRefused: true,
      words: '218 rows share a value (A-1, A-2), 4 are empty',
    })
    expect(keyFinding(candidate('id', 0, 0)).isRefused).toBe(false)
  })
  it('is only discussed where few rows spoil it', () => {
    expect(isNearKey(candidate('a', 90, 10), 1000)).toBe(true)
    expect(isNearKey(candidate('a', 91, 10), 1000)).toBe(false)
  })
})

describe('what was set aside', () => {
  it('has rows first, then cells, each by line and in words', () => {
    const lines = setAsideLines({
      columns: [{ name: 'n', header: 'n', type: 'integer', missing: 1, misfits: 1, distinct: 1 }],
      setAside: [
        { line: 9, column: null, reason: '22 fields, 24 expected', raw: 'a;b' },
        { line: 4, column: null, reason: '25 fields, 24 expected', raw: 'c' },
      ],
      misfits: [{ line: 2, column: 'n', raw: 'n/v' }],
    })
    expect(lines.map(({ line, what }) => [line, what])).toEqual([
      [4, 'Row set aside: 25 fields, 24 expected'],
      [9, 'Row set aside: 22 fields, 24 expected'],
      [2, 'Cell is missing: not a whole number'],
    ])
  })
})

it('reads back every table that is written as CSV', () => {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'ä', ' ') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), (rows) => {
      const text = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
      expect(parseCsv(text)).toEqual(rows)
    }),
  )
})

it('goes round ascending, descending and the own order of the table', () => {
  const first = nextSort(null, 'a')
  const second = nextSort(first, 'a')
  expect([first?.direction, second?.direction, nextSort(second, 'a')]).toEqual(['ascending', 'descending', null])
  expect(nextSort(second, 'b')).toEqual({ column: 'b', direction: 'ascending' })
})
