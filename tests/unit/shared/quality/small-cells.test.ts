import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areOrganisations, leastShared } from '../../../../shared/quality/least-shared.ts'
import { isTotalWithheld, withheldCells, withheldTable } from '../../../../shared/quality/small-cells.ts'

const LEAST = 10
const hidden = (counts: readonly number[]): readonly number[] =>
  withheldCells(counts, LEAST).flatMap((is, at) => (is ? [at] : []))

describe('parts of a known total', () => {
  it('are all shown where none is small', () => {
    expect(hidden([10, 200, 0, 35])).toEqual([])
    expect(withheldCells([1, 2], 0)).toEqual([false, false])
  })

  it('take the next larger along where one alone could be worked out', () => {
    expect(hidden([3, 200, 40, 0])).toEqual([0, 2])
  })

  it('take another along where what is withheld makes a small sum', () => {
    expect(hidden([3, 4, 200, 40])).toEqual([0, 1, 3])
    expect(hidden([6, 4, 200, 40])).toEqual([0, 1])
  })

  it('hide behind a zero only where nothing else is left', () => {
    expect(hidden([3, 0, 0])).toEqual([0, 1, 2])
    expect(isTotalWithheld(3, LEAST)).toBe(true)
    expect(isTotalWithheld(0, LEAST)).toBe(false)
  })

  it('never leave a small part to be worked out', () => {
    const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 500 })), {
      minLength: 2,
      maxLength: 9,
    })
    fc.assert(
      fc.property(counts, (parts) => {
        const withheld = withheldCells(parts, LEAST)
        const sum = (some: readonly number[]): number => some.reduce((total, count) => total + count, 0)
        const shown = parts.filter((_, at) => !withheld[at])
        expect(shown.filter((count) => count > 0 && count < LEAST)).toEqual([])
        // What anybody can work out is the sum of the rest: it is none, or of enough units, or everything there is.
        const rest = sum(parts) - sum(shown)
        const kept = parts.filter((_, at) => withheld[at]).length
        if (kept > 0 && sum(parts) >= LEAST) expect(rest >= LEAST && kept > 1).toBe(true)
      }),
    )
  })
})

/** Every table of whole numbers from 0 that shows the same: what an attacker is left with, by trying all. */
function possibleTables(
  cells: readonly (readonly number[])[],
  withheld: readonly (readonly boolean[])[],
): readonly (readonly number[])[] {
  const [rows, columns] = [cells.length - 1, (cells[0]?.length ?? 0) - 1]
  const found: number[][] = []
  const inner = Array.from({ length: rows * columns }, (_, at) => ({
    row: Math.floor(at / columns),
    column: at % columns,
  }))
  const total = cells[rows]?.[columns] ?? 0
  const sumRow = (values: readonly number[], row: number): number =>
    values.slice(row * columns, (row + 1) * columns).reduce((sum, value) => sum + value, 0)
  const sumColumn = (values: readonly number[], column: number): number =>
    values.reduce((sum, value, at) => sum + (at % columns === column ? value : 0), 0)
  const shows = (row: number, column: number, value: number): boolean =>
    withheld[row]?.[column] === true || cells[row]?.[column] === value
  const go = (at: number, values: number[], left: number): void => {
    const place = inner[at]
    if (place === undefined) {
      const isSame =
        Array.from({ length: rows }, (_, row) => shows(row, columns, sumRow(values, row))).every(Boolean) &&
        Array.from({ length: columns }, (_, column) => shows(rows, column, sumColumn(values, column))).every(Boolean) &&
        shows(rows, columns, sumRow(values, 0) + values.slice(columns).reduce((sum, value) => sum + value, 0))
      if (isSame) found.push([...values])
      return
    }
    const { row, column } = place
    if (column === 0 && row > 0 && !shows(row - 1, columns, sumRow(values, row - 1))) return
    const known = withheld[row]?.[column] === true ? null : (cells[row]?.[column] ?? 0)
    const least = known ?? 0
    const most = known ?? left
    for (let value = least; value <= most && value <= left; value++) {
      values.push(value)
      go(at + 1, values, left - value)
      values.pop()
    }
  }
  go(0, [], total)
  return found
}

const withTotals = (inner: readonly (readonly number[])[]): number[][] => {
  const sum = (some: readonly number[]): number => some.reduce((total, count) => total + count, 0)
  const rows = inner.map((row) => [...row, sum(row)])
  return [...rows, (rows[0] ?? []).map((_, column) => sum(rows.map((row) => row[column] ?? 0)))]
}

describe('a table with totals', () => {
  it('withholds nothing without a small cell', () => {
    const cells = withTotals([
      [10, 20],
      [0, 40],
    ])
    expect(withheldTable(cells, LEAST).flat()).not.toContain(true)
  })

  it('withholds a circle of cells around a small one', () => {
    const cells = withTotals([
      [3, 20, 30],
      [40, 50, 60],
      [70, 80, 90],
    ])
    const withheld = withheldTable(cells, LEAST)
    expect(withheld.flat().filter(Boolean)).toHaveLength(4)
    expect(withheld[0]?.[0]).toBe(true)
  })

  it('leaves no small cell to be worked out, by trying every table that shows the same', () => {
    const cell = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 6 }))
    const line = fc.array(cell, { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 3 }), (inner) => {
        const least = 4
        const cells = withTotals(inner)
        const withheld = withheldTable(cells, least)
        for (const [row, counts] of cells.entries())
          for (const [column, count] of counts.entries())
            if (count > 0 && count < least) expect(withheld[row]?.[column]).toBe(true)
        const total = cells.at(-1)?.at(-1) ?? 0
        if (total < least * 2) return
        const possible = possibleTables(cells, withheld)
        for (const [at, count] of inner.flat().entries())
          if (count > 0 && count < least) {
            const values = new Set(possible.map((values) => values[at]))
            expect(values.size, JSON.stringify(inner)).toBeGreaterThan(1)
          }
      }),
      { numRuns: 120 },
    )
  })
})

describe('who is counted', () => {
  it.each([
    ['accounts', 'account', true],
    ['customer sites', 'customer site', true],
    ['companies', 'company', true],
    ['customers', 'customer', false],
    ['households', 'household', false],
    ['people', 'person', false],
  ])('%s: organisations %s', (plural, singular, expected) => {
    expect(areOrganisations({ plural, singular })).toBe(expected)
  })

  it('decides unless a person says', () => {
    const [people, firms] = [
      { plural: 'people', singular: 'person' },
      { plural: 'firms', singular: 'firm' },
    ]
    const limits = { smallestGroup: 12, smallGroups: 'by-noun' } as const
    expect([leastShared(limits, people), leastShared(limits, firms)]).toEqual([12, 0])
    expect(leastShared({ ...limits, smallGroups: 'withheld' }, firms)).toBe(12)
    expect(leastShared({ ...limits, smallGroups: 'shown' }, people)).toBe(0)
  })
})
