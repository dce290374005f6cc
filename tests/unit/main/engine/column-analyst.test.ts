import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { buildDictionary } from '../../../../main/columns/dictionary.ts'
import { seededRandom } from '../../../../main/domain/random/seeded-random.ts'
import { createColumnAnalyst } from '../../../../main/engine/column-analyst.ts'
import { distributionOf } from '../../../../main/engine/column-distribution.ts'
import { profileColumn } from '../../../../main/engine/column-statistics.ts'
import { findKey } from '../../../../main/engine/find-keys.ts'
import { orderRows } from '../../../../main/engine/row-order.ts'
import { sortNumbers } from '../../../../main/engine/sort-numbers.ts'
import { textRanks } from '../../../../main/engine/text-ranks.ts'
import { ENGINE_WORKER, tableOf } from './table-of.ts'

const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true }),
  fc.constantFrom(-0, 0, 1e308, -1e308, Number.MIN_VALUE),
)
const cell = fc.oneof(number, fc.constant(null))
const cells = fc.array(cell, { maxLength: 60 })

describe('profileColumn', () => {
  it('counts, sums and finds the middle of numbers', () => {
    const table = tableOf([{ name: 'x', type: 'number', cells: [4, null, 1, 1, -0, 0, 2.5, Number.NaN] }])
    const profile = profileColumn(table, 0)
    expect(profile).toMatchObject({ rowCount: 8, missing: 2, distinct: 4, min: 0, max: 4, median: 1, sum: 8.5 })
    expect(profile.mean).toBeCloseTo(8.5 / 6, 15)
    const bins = profile.histogram?.bins ?? []
    expect(bins).toHaveLength(24)
    expect([bins[0], bins[6], bins[15], bins[23]]).toEqual([2, 2, 1, 1])
  })

  it('agrees with plain counting on any numbers and is never NaN or infinite', () => {
    fc.assert(
      fc.property(cells, (values) => {
        const profile = profileColumn(tableOf([{ name: 'x', type: 'number', cells: values }]), 0)
        const present = values.filter((value) => value !== null).map((value) => value + 0)
        const sorted = [...present].sort((a, b) => a - b)
        expect(profile.missing).toBe(values.length - present.length)
        expect(profile.distinct).toBe(new Set(present).size)
        const { bins, below, above } = profile.histogram ?? { bins: [], below: 0, above: 0 }
        expect(bins.reduce((sum, count) => sum + count, below + above)).toBe(present.filter(Number.isFinite).length)
        for (const figure of [profile.min, profile.max, profile.mean, profile.median, profile.sum]) {
          expect(figure === null || Number.isFinite(figure)).toBe(true)
        }
        if (present.length % 2 === 1 && Number.isFinite(sorted[present.length >> 1]))
          expect(profile.median).toBe(sorted[present.length >> 1])
      }),
    )
  })

  it('puts equal values in one bin and has no figures of nothing', () => {
    const table = tableOf([
      { name: 'same', type: 'integer', cells: [7, 7] },
      { name: 'none', type: 'number', cells: [null, null] },
    ])
    expect(profileColumn(table, 0)).toMatchObject({ histogram: { bins: [2] }, min: 7, max: 7, distinct: 1 })
    const none = { missing: 2, distinct: 0, min: null, max: null, mean: null, median: null, sum: null, histogram: null }
    expect(profileColumn(table, 1)).toMatchObject(none)
  })

  it('leaves long tails out of the bins and counts them, and cuts nothing where there are none', () => {
    const even = Array.from({ length: 1000 }, (_, row) => row)
    const spread = profileColumn(tableOf([{ name: 'x', type: 'number', cells: even }]), 0).histogram
    expect(spread).toMatchObject({ from: 0, to: 999, below: 0, above: 0 })
    const skewed = even.map((value) => (value >= 995 ? value * 1000 : value))
    const cut = profileColumn(tableOf([{ name: 'x', type: 'number', cells: skewed }]), 0).histogram
    // By hand: of 1000 ascending values the 1st percentile stands at place 9, the 99th at place 990.
    expect(cut).toMatchObject({ from: 9, to: 990, below: 9, above: 9 })
    expect(cut?.bins.reduce((sum, count) => sum + count, 0)).toBe(982)
    const mostlyZero = even.map((value) => (value >= 995 ? value : 0))
    expect(profileColumn(tableOf([{ name: 'x', type: 'number', cells: mostlyZero }]), 0).histogram).toMatchObject({
      from: 0,
      to: 999,
      above: 0,
    })
  })

  it('gives dates no sum', () => {
    const table = tableOf([{ name: 'day', type: 'date', cells: [10, 20, null, 60] }])
    expect(profileColumn(table, 0)).toMatchObject({ min: 10, max: 60, mean: 30, median: 20, sum: null, missing: 1 })
  })

  it('lists the twelve most frequent texts, most frequent first', () => {
    const texts = Array.from({ length: 15 }, (_, text) => new Array<string>(text + 1).fill(`t${text}`)).flat()
    const table = tableOf([{ name: 't', type: 'text', cells: [...texts, null, ''] }])
    const profile = profileColumn(table, 0)
    expect(profile).toMatchObject({ missing: 1, distinct: 16, histogram: null, min: null })
    expect(profile.top).toEqual(
      Array.from({ length: 12 }, (_, place) => ({ value: `t${14 - place}`, count: 15 - place })),
    )
  })

  it('counts booleans', () => {
    const table = tableOf([{ name: 'b', type: 'boolean', cells: [true, false, true, null] }])
    const top = [
      { value: 'true', count: 2 },
      { value: 'false', count: 1 },
    ]
    expect(profileColumn(table, 0)).toMatchObject({ missing: 1, distinct: 2, top })
  })
})

describe('sortNumbers', () => {
  it('sorts as comparing does', () => {
    fc.assert(
      fc.property(fc.array(number), (values) => {
        const sorted = Float64Array.from(values)
        sortNumbers(sorted)
        expect(sorted).toEqual(Float64Array.from(values).sort())
      }),
    )
  })

  it('sorts numbers that differ in their low bits only, by their low bits', () => {
    const { uniform: random } = seededRandom(29)
    const close = Float64Array.from({ length: 20_000 }, () => 1 + Math.floor(random() * 1e6) * Number.EPSILON)
    const signed = close.map((value, at) => (at % 3 === 0 ? -value : value))
    const sorted = signed.slice()
    sortNumbers(sorted)
    expect(sorted).toEqual(signed.sort())
  })
})

describe('orderRows', () => {
  it('orders as a stable comparison sort does, missing last either way', () => {
    fc.assert(
      fc.property(cells, fc.boolean(), (values, ascending) => {
        const table = tableOf([{ name: 'x', type: 'number', cells: values }])
        const direction = ascending ? 'ascending' : 'descending'
        const plain = values
          .map((value, row) => ({ value, row }))
          .sort((a, b) => {
            if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
            if (a.value === b.value) return 0
            return a.value < b.value === ascending ? -1 : 1
          })
        expect([...orderRows(table, null, 0, direction)]).toEqual(plain.map(({ row }) => row))
      }),
    )
  })

  it('orders only the rows given, and keeps their order among equals', () => {
    const table = tableOf([{ name: 'n', type: 'integer', cells: [5, -2, 5, null, -7, 5] }])
    const rows = Uint32Array.of(5, 3, 4, 0, 2)
    expect([...orderRows(table, rows, 0, 'ascending')]).toEqual([4, 5, 0, 2, 3])
    expect([...orderRows(table, rows, 0, 'descending')]).toEqual([5, 0, 2, 4, 3])
  })

  it('orders texts by code points, not by UTF-16 units', () => {
    const texts = ['\u{1f600}', '\uffee', 'z', '', 'Z', 'zz', null]
    const table = tableOf([{ name: 't', type: 'text', cells: texts }])
    expect([...orderRows(table, null, 0, 'ascending')].map((row) => texts[row])).toEqual([
      '',
      'Z',
      'z',
      'zz',
      '\uffee',
      '\u{1f600}',
      null,
    ])
  })

  it('orders false before true', () => {
    const table = tableOf([{ name: 'b', type: 'boolean', cells: [true, null, false] }])
    expect([...orderRows(table, null, 0, 'ascending')]).toEqual([2, 0, 1])
    expect([...orderRows(table, null, 0, 'descending')]).toEqual([0, 2, 1])
  })
})

describe('textRanks', () => {
  it('ranks many texts with shared beginnings, ends within eight bytes and NUL characters as comparing does', () => {
    const { uniform: random } = seededRandom(3)
    const letters = ['a', 'b', '\0', 'é', '\u{1f600}', 'customer']
    const texts = new Set<string>(['', '\0', '\0\0', 'customer', 'customer\0'])
    while (texts.size < 12_000) {
      const length = Math.floor(random() * 9)
      texts.add(Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join(''))
    }
    const list = [...texts]
    const ranks = textRanks(buildDictionary(list))
    const ordered = [...list].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    const found: string[] = []
    for (const [code, rank] of ranks.entries()) found[rank] = list[code]!
    expect(found).toEqual(ordered)
  })
})

describe('findKey', () => {
  it('counts rows whose value another row has too, and shows a few', () => {
    const table = tableOf([
      { name: 'id', type: 'text', cells: ['a', 'b', 'a', null, 'c', 'a', 'b'] },
      { name: 'n', type: 'integer', cells: [2 ** 60, 2 ** 60, 3, 4, null, null, 3] },
    ])
    expect(findKey(table, 0)).toEqual({ column: 'id', duplicateRows: 5, missing: 1, examples: ['a', 'b'] })
    expect(findKey(table, 1)).toEqual({ column: 'n', duplicateRows: 4, missing: 2, examples: ['3', String(2 ** 60)] })
  })

  it('agrees with plain counting on whole numbers near and far apart', () => {
    const wholes = fc.array(fc.option(fc.integer({ min: -9, max: 9 })), { maxLength: 60 })
    fc.assert(
      fc.property(wholes, fc.constantFrom(1, 2 ** 17, 2 ** 40), fc.integer(), (drawn, step, from) => {
        const values = drawn.map((value) => (value === null ? null : from + value * step))
        const present = values.filter((value) => value !== null)
        const repeated = present.filter(
          (value, at) => present.indexOf(value) !== at || present.lastIndexOf(value) !== at,
        )
        const examples = [...new Set(repeated)].sort((a, b) => a - b).slice(0, 5)
        expect(findKey(tableOf([{ name: 'n', type: 'integer', cells: values }]), 0)).toEqual({
          column: 'n',
          duplicateRows: repeated.length,
          missing: values.length - present.length,
          examples: examples.map(String),
        })
      }),
    )
  })
})

describe('distributionOf', () => {
  const spread = (
    type: 'number' | 'integer' | 'date',
    values: readonly (number | null)[],
    bins: number,
    line?: number,
  ) =>
    distributionOf(tableOf([{ name: 'x', type, cells: values }]), 0, {
      classes: new Uint8Array(values.length),
      classCount: 1,
      bins,
      line: line ?? null,
    })
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

  it('counts per class and bin, the largest value in the last bin, and leaves other classes out', () => {
    const table = tableOf([{ name: 'x', type: 'number', cells: [0, 5, 10, 9.999, null, 5, 7, null] }])
    const classes = Uint8Array.of(0, 0, 1, 1, 1, 1, 255, 255)
    expect(distributionOf(table, 0, { classes, classCount: 2, bins: 3, line: null })).toEqual({
      edges: [0, 5, 10],
      scale: 'linear',
      counts: [
        [1, 1],
        [0, 3],
      ],
      below: [0, 0],
      above: [0, 0],
      missing: 1,
    })
  })

  it('puts edges on round numbers, so that a round threshold parts two bins', () => {
    const { edges } = spread('number', [-3.2, 118.4, 60], 30)
    expect([edges[0], edges[1], edges.at(-1)]).toEqual([-5, 0, 120])
    expect(spread('number', [0.1, 0.4], 5).edges).toEqual([0.1, 0.2, 0.3, 0.4])
  })

  it('gives each whole number its own bin where there is room, and as many to each where there is not', () => {
    const few = spread('integer', [1, 2, 2, 15], 58)
    expect(few.edges).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
    expect([few.counts[0]![1], few.counts[0]!.at(-1)]).toEqual([2, 1])
    const many = spread('integer', [0, 72, 40], 58)
    expect([many.edges[0], many.edges[1], many.edges.at(-1)]).toEqual([0, 2, 74])
    expect(spread('integer', [7, 7], 58)).toMatchObject({ edges: [7, 8], counts: [[2]] })
  })

  it('leaves long tails out of the bins and counts them, but keeps the line within', () => {
    const values = [-90_000, ...Array.from({ length: 1000 }, (_, index) => index), 2_000_000]
    const found = spread('number', values, 40)
    expect(found.edges.at(-1)).toBeLessThan(1100)
    expect([found.below, found.above]).toEqual([
      [1 + values.filter((v) => v >= 0 && v < found.edges[0]!).length],
      [1 + values.filter((v) => v > found.edges.at(-1)! && v < 1e6).length],
    ])
    const far = spread('number', values, 40, 1_000_000)
    expect(far.edges.at(-1)).toBeGreaterThan(1_000_000)
    expect(spread('number', values, 40, 1e12).above).toEqual([0])
  })

  it('takes a log scale where all are positive and the largest is far above the median, but not for dates', () => {
    const values = [1, 1, 1, 10, 1000]
    const numbers = spread('number', values, 3)
    expect(numbers.scale).toBe('log')
    expect(numbers.edges.map(Math.round)).toEqual([1, 10, 100, 1000])
    expect(total(numbers.counts[0]!)).toBe(5)
    expect(spread('date', values, 3).scale).toBe('linear')
    // Few whole numbers are better told one by one.
    expect(spread('integer', [1, 1, 1, 2, 40], 60).scale).toBe('linear')
    expect(spread('integer', [100, 120, 150, 90_000], 60).scale).toBe('log')
    expect(spread('number', [0, ...values], 3).scale).toBe('linear')
  })

  it('counts a few zeros and debts as a tail of a log scale, many make it linear', () => {
    const skewed = Array.from({ length: 1000 }, (_, index) => Math.exp((index - 500) / 120) * 1000)
    const few = spread('number', [-5, 0, 0, ...skewed], 40)
    expect([few.scale, few.below, few.above]).toEqual([
      'log',
      [3 + skewed.filter((v) => v < few.edges[0]!).length],
      [0],
    ])
    expect(few.edges[0]).toBeGreaterThan(0)
    expect(spread('number', skewed, 40, 2500).edges).toContain(2500)
    expect(spread('number', [...new Array(50).fill(0), ...skewed], 40).scale).toBe('linear')
  })

  it.each([
    ['the largest', 1e308],
    ['a small one', 1.78e-15],
  ])('holds from the smallest double to %s, with a line between', (_, most) => {
    const { edges, counts } = spread('number', [5e-324, most, 5e-324], 3, 1e-323)
    expect([edges.every(Number.isFinite), total(counts[0]!)]).toEqual([true, 3])
  })

  it('counts every unit once, each within its bin, on finite rising edges', () => {
    const type = fc.constantFrom('number' as const, 'date' as const)
    const line = fc.option(fc.double({ noNaN: true }), { nil: undefined })
    fc.assert(
      fc.property(cells, type, fc.integer({ min: 2, max: 30 }), line, (drawn, of, bins, at) => {
        const day = (value: number | null) => (value === null ? null : Math.max(-1e6, Math.min(1e6, Math.round(value))))
        const values = of === 'date' ? drawn.map(day) : drawn
        const { edges, counts, below, above, missing } = spread(of, values, bins, at)
        expect(edges.length).toBeGreaterThan(1)
        expect(edges.length).toBeLessThanOrEqual(bins + 1)
        expect(edges.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge >= edges[i - 1]!))).toBe(true)
        const present = values.filter((value) => value !== null)
        const last = edges.length - 2
        const within = counts[0]!.map((_, bin) => {
          const [from, to] = [edges[bin]!, edges[bin + 1]!]
          return present.filter((value) => value >= from && (value < to || (bin === last && value === to))).length
        })
        expect(counts[0]).toEqual(within)
        expect(below).toEqual([present.filter((value) => value < edges[0]!).length])
        expect(above).toEqual([present.filter((value) => value > edges.at(-1)!).length])
        expect(missing).toBe(values.length - present.length)
      }),
    )
  })
})

describe('createColumnAnalyst', () => {
  const analyst = createColumnAnalyst({ workerUrl: ENGINE_WORKER, threads: 2 })
  afterAll(() => analyst.close())
  const table = tableOf([
    { name: 'name', type: 'text', cells: ['b', 'a', 'b', null] },
    { name: 'id', type: 'integer', cells: [4, 3, 2, 1] },
    { name: 'x', type: 'number', cells: [1, 2, 3, 4] },
  ])

  it('profiles a table once, and again where that failed', async () => {
    const once = analyst.profile(table)
    expect(await analyst.profile(table)).toBe(await once)
    const stopping = createColumnAnalyst({ workerUrl: ENGINE_WORKER, threads: 1 })
    const failing = stopping.profile(table)
    await stopping.close()
    await expect(failing).rejects.toMatchObject({ code: 'cancelled' })
    expect(await stopping.profile(table)).toEqual(await once)
    await stopping.close()
  })

  it('answers on its threads what the plain functions answer', async () => {
    expect(await analyst.profile(table)).toEqual([0, 1, 2].map((column) => profileColumn(table, column)))
    expect(await analyst.order(table, null, 'id', 'ascending')).toEqual(Uint32Array.of(3, 2, 1, 0))
    expect((await analyst.keys(table)).map(({ column }) => column)).toEqual(['id', 'name'])
    const question = { classes: Uint8Array.of(0, 1, 0, 1), classCount: 2, bins: 2, line: null }
    expect(await analyst.distribution(table, { column: 'x', ...question })).toEqual(distributionOf(table, 2, question))
  })

  it('refuses a column that is not there, and the distribution of texts', async () => {
    await expect(analyst.order(table, null, 'nothing', 'ascending')).rejects.toMatchObject({ code: 'not-found' })
    const question = { column: 'name', classes: new Uint8Array(4), classCount: 1, bins: 2, line: null }
    await expect(analyst.distribution(table, question)).rejects.toMatchObject({ code: 'bad-request' })
  })

  it('works on an empty table', async () => {
    const empty = tableOf([{ name: 'x', type: 'number', cells: [] }])
    expect(await analyst.order(empty, null, 'x', 'ascending')).toEqual(new Uint32Array(0))
    const question = { column: 'x', classes: new Uint8Array(0), classCount: 1, bins: 2, line: null }
    const nothing = await analyst.distribution(empty, question)
    expect([nothing.counts.flat().every((count) => count === 0), nothing.missing]).toEqual([true, 0])
    expect((await analyst.profile(empty))[0]).toMatchObject({ rowCount: 0, min: null })
  })
})
