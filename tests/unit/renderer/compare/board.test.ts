import { describe, expect, it } from 'vitest'
import { boardRows, moneyUnits } from '../../../../renderer/features/compare/board-rows.ts'
import { compareFinding } from '../../../../renderer/features/compare/compare-finding.ts'
import { comparisonFile } from '../../../../renderer/features/compare/comparison-file.ts'
import { totalsAgree } from '../../../../renderer/features/compare/like-for-like.ts'
import {
  boardColumns,
  MEASURE_COLUMNS,
  roomOfOption,
  widthOf,
} from '../../../../renderer/features/compare/measure-column.ts'
import { optionScores } from '../../../../renderer/features/compare/option-scores.ts'
import { columnOrder, shownOptions, withOptionMoved } from '../../../../renderer/features/compare/shown-options.ts'
import { nextSort, sortedRows } from '../../../../renderer/features/compare/sorted-rows.ts'
import { formatShare } from '../../../../renderer/ui/format-number.ts'
import type { ComparedStructure, ComparisonRow } from '../../../../shared/contract/comparison.ts'
import type { Structure } from '../../../../shared/entities/structure.ts'
import { comparisonRow, VALUE_TIERS } from '../charts/comparison-rows.ts'

const compared = (name: string, rest: Partial<ComparedStructure> = {}): ComparedStructure => ({
  ...{ structureId: name, name, lens: 'value', rows: [...VALUE_TIERS], broken: [] },
  ...{
    separation: null,
    revenueSeparation: null,
    churnContrast: null,
    defaultShare: 0.05,
    excludedShare: 0,
    overlapShare: 0,
  },
  circular: { separation: [], revenueSeparation: [], churnContrast: [] },
  ...rest,
})
const structure = (id: string): Structure => ({
  ...{ id, name: id, lens: 'value', position: 0, exclusions: [], segments: [], defaultPath: { name: 'd' } },
})
const NOUN = { singular: 'account', plural: 'accounts' }

describe('boardRows', () => {
  const columns = MEASURE_COLUMNS.filter(({ id }) => id === 'netRevenue' || id === 'contributionMargin')

  it('shows parts that add up to the shown total, the standard path and the not served before it', () => {
    const scaled = VALUE_TIERS.map((row) => scale(row, 1_000.04))
    const units = moneyUnits([compared('A', { rows: scaled })], columns, 'EUR')
    const rows = boardRows(scaled, columns, units)
    const figures = rows.map((row) => Number(row.cells[0]?.text.replace('−', '-').replace(',', '')))
    expect(units.get('netRevenue')?.label).toBe('€m')
    expect(figures.slice(0, -1).reduce((sum, figure) => sum + figure, 0)).toBeCloseTo(figures.at(-1) ?? Number.NaN, 9)
    expect(rows.slice(-3).map(({ kind }) => kind)).toEqual(['default', 'excluded', 'total'])
  })

  it('says why a figure is not there and marks what rests on part of the units', () => {
    const row = comparisonRow('segment', 'A', {
      netRevenue: { kind: 'unavailable', reason: 'Map revenue.' },
      contributionMargin: { kind: 'value', value: -0.0204, completeness: 0.7, low: -0.03, high: 0.01 },
    })
    const [cells] = boardRows([row], columns, new Map()).map((line) => line.cells)
    expect(cells?.[0]).toMatchObject({ text: 'n/a', state: 'unavailable', note: 'Map revenue.' })
    expect(cells?.[1]).toMatchObject({ text: '−2.0%', isNegative: true, isCaution: true, interval: '−3.0% to 1.0%' })
    expect(cells?.[1]?.note).toContain('70.0% covered')
  })
})

describe('what a mean rests on', () => {
  it('is said only where it is not all units of the line', () => {
    const columns = MEASURE_COLUMNS.filter(({ id }) => id === 'contributionPerUnitYear')
    const line = (n: number) =>
      comparisonRow('segment', 'A', { units: 10, contributionPerUnitYear: { kind: 'value', value: 5, n } })
    expect(boardRows([line(10), line(8)], columns, new Map()).map(({ n }) => n)).toEqual([null, 8])
  })
})

function scale(row: ComparisonRow, factor: number): ComparisonRow {
  const value = row.metrics.netRevenue
  if (value?.kind !== 'value') return row
  return { ...row, metrics: { ...row.metrics, netRevenue: { ...value, value: value.value * factor } } }
}

describe('compareFinding', () => {
  it('claims the best separation only with a lead', () => {
    const [a, b] = [compared('A', { separation: 0.76 }), compared('B', { separation: 0.05, defaultShare: 0.255 })]
    expect(compareFinding([b, a])).toEqual({
      ...{ kind: 'separates-best', by: 'separation', structureId: 'A', name: 'A', share: 0.76, circular: [] },
      rest: { name: 'B', defaultShare: 0.255 },
    })
    expect(compareFinding([a, { ...b, separation: 0.755 }]).kind).toBe('separate-alike')
  })

  it('goes by churn where profit is not known of all, then by revenue, and names what is circular', () => {
    const circular = { separation: [], revenueSeparation: ['revenue'], churnContrast: [] }
    const a = compared('A', { separation: 0.9, churnContrast: 0.1, revenueSeparation: 0.8, circular })
    const b = compared('B', { churnContrast: 0.4, revenueSeparation: 0.2 })
    expect(compareFinding([a, b])).toMatchObject({ kind: 'separates-best', by: 'churnContrast', structureId: 'B' })
    const unknown = { churnContrast: null }
    expect(compareFinding([{ ...a, ...unknown }, b])).toMatchObject({
      ...{ by: 'revenueSeparation', structureId: 'A', circular: ['revenue'] },
    })
  })

  it('claims nothing about separation where one option has none', () => {
    expect(compareFinding([compared('A', { separation: 0.7 }), compared('B')]).kind).toBe('none')
    expect(compareFinding([compared('A', { defaultShare: 0.4 }), compared('B')])).toMatchObject({
      kind: 'classifies-most',
      name: 'B',
    })
  })

  it('sees totals that do not agree', () => {
    expect(totalsAgree([compared('A'), compared('B')])).toBe(true)
    const off = VALUE_TIERS.map((row) => (row.kind === 'total' ? scale(row, 1 + 1e-6) : row))
    expect(totalsAgree([compared('A'), compared('B', { rows: off })])).toBe(false)
  })
})

describe('the options on the board', () => {
  const structures = ['A', 'B', 'C', 'D'].map(structure)

  it('are all where none was chosen, keep their letters, and forget those that are gone', () => {
    expect(shownOptions(structures, { structureIds: [], baselineId: null }).map(({ letter }) => letter)).toEqual([
      'A',
      'B',
      'C',
      'D',
    ])
    const chosen = shownOptions(structures, { structureIds: ['D', 'gone', 'B'], baselineId: 'B' })
    expect(chosen.map(({ letter, isBaseline }) => [letter, isBaseline])).toEqual([
      ['D', false],
      ['B', true],
    ])
    expect(withOptionMoved(chosen, 'B', -1)).toEqual(['B', 'D'])
    expect(withOptionMoved(chosen, 'B', 1)).toEqual(['D', 'B'])
  })

  it('have the baseline in front where there are more than three', () => {
    const options = shownOptions(structures, { structureIds: [], baselineId: 'C' })
    expect(columnOrder(options).map(({ letter }) => letter)).toEqual(['C', 'A', 'B', 'D'])
    expect(columnOrder(options.slice(1)).map(({ letter }) => letter)).toEqual(['B', 'C', 'D'])
  })
})

describe('scores', () => {
  it('mark the best, never a matter of choice, and the difference to the baseline', () => {
    const all = [
      compared('A', { separation: 0.7, excludedShare: 0.1 }),
      compared('B', { separation: 0.5, defaultShare: 0.01 }),
    ]
    const [, b] = all
    const scores = new Map(optionScores(b!, all, 'A').map((score) => [score.id, score]))
    expect(scores.get('separation')).toMatchObject({ isBest: false })
    expect(scores.get('separation')?.change).toBeCloseTo(-0.2, 12)
    expect(scores.get('defaultShare')).toMatchObject({ isBest: true })
    expect(scores.get('excludedShare')).toMatchObject({ isBest: false })
    expect(scores.get('overlapShare')).toMatchObject({ isBest: false })
  })

  it('show the standard path as the table does, where parts are rounded to add up', () => {
    const rows = [
      comparisonRow('segment', 'Large', { shareOfUnits: 134 / 398 }),
      comparisonRow('segment', 'Small', { shareOfUnits: 263 / 398 }),
      comparisonRow('default', 'Standard path', { shareOfUnits: 1 / 398 }),
      comparisonRow('total', 'All', { shareOfUnits: 1 }),
    ]
    const own = compared('A', { rows, defaultShare: 1 / 398 })
    const [share] = MEASURE_COLUMNS.filter(({ id }) => id === 'shareOfUnits')
    const cell = boardRows(rows, [share!], new Map())[2]?.cells[0]?.text
    const score = optionScores(own, [own], undefined).find(({ id }) => id === 'defaultShare')
    expect(formatShare(score?.value ?? Number.NaN)).toBe(cell)
  })

  it('stand in the order in which they decide, revenue in the place of profit', () => {
    const known = { churnContrast: 0.4, revenueSeparation: 0.2 }
    const ids = (own: ComparedStructure) => optionScores(own, [own], undefined).map(({ id }) => id)
    expect(ids(compared('A', known))).toEqual(['churnContrast', 'revenueSeparation', 'defaultShare', 'overlapShare'])
    expect(ids(compared('A', { ...known, separation: 0.5 })).slice(0, 2)).toEqual(['separation', 'churnContrast'])
  })

  it('make none the best where nothing says how well the options part the units', () => {
    const all = [compared('A', { defaultShare: 0.4 }), compared('B', { defaultShare: 0.01 })]
    expect(optionScores(all[1]!, all, 'A').map(({ isBest }) => isBest)).toEqual([false, false, false])
  })
})

describe('sorting', () => {
  it('sorts segments only and comes back to the option’s own order', () => {
    const sort = nextSort(null, 'units')
    expect(sortedRows(VALUE_TIERS, sort).map(({ name }) => name)).toEqual([
      ...['Costly tail', 'Efficient', 'Core', 'Invest', 'Repair', 'Strategic'],
      ...['Standard path', 'Not served', 'All'],
    ])
    expect(nextSort(nextSort(sort, 'units'), 'units')).toBeNull()
  })
})

describe('the board as a file', () => {
  it('has a row per option and line, money to the cent, units in the heads, intervals where there are any', () => {
    const rows = [
      comparisonRow('segment', 'A1', {
        units: 3,
        netRevenue: 141_956_210.1499,
        churn: { kind: 'value', value: 0.123456, low: 0.1, high: 0.2, n: 3 },
      }),
    ]
    const comparison = { unitCount: 3, unavailable: {}, structures: [compared('A', { rows })], elapsedMs: 1 }
    const options = shownOptions([structure('A')], { structureIds: [], baselineId: null })
    const { columns } = boardColumns(['units', 'pool', 'netRevenue', 'churn'], 600, () => false)
    const file = comparisonFile(comparison, options, columns, { title: 't', noun: NOUN, currency: 'EUR' })
    expect(file.columns.map(({ label }) => label)).toEqual([
      ...['Option', 'Line', 'Kind', 'Accounts', 'Net revenue, €', 'Churn (fraction)'],
      ...['Churn (fraction), 90% from', 'Churn (fraction), 90% to', 'Churn (fraction), n'],
    ])
    expect(file.rows).toEqual([['A A', 'A1', 'segment', 3, 141_956_210.15, 0.123456, 0.1, 0.2, 3]])
  })
})

describe('the columns of the board', () => {
  const ids = (roomPx: number, missing: readonly string[] = []) =>
    boardColumns(null, roomPx, (metric) => missing.includes(metric)).columns.map(({ id }) => id)

  it('are the five that every board has, and more where there is room, in the order of the list', () => {
    const core = ['units', 'netRevenue', 'contribution', 'pool', 'contributionPerUnitYear']
    expect(ids(0)).toEqual(core)
    expect(ids(roomOfOption(1280, 3))).toEqual(core)
    expect(ids(roomOfOption(1920, 3))).toEqual(['units', 'shareOfUnits', ...core.slice(1), 'churn'])
    expect(ids(5000).length).toBeGreaterThan(ids(roomOfOption(1920, 3)).length)
  })

  it('leave out what is not available anywhere and give its room to others, unless it was chosen', () => {
    const missing = ['contribution', 'contributionPerUnitYear', 'contributionMargin', 'grossMargin']
    expect(ids(roomOfOption(1280, 3), missing).slice(0, 4)).toEqual(['units', 'shareOfUnits', 'netRevenue', 'churn'])
    expect(boardColumns(['churn'], 0, () => true).columns.map(({ id }) => id)).toEqual(['churn'])
  })

  it('are told where there is no room for them, but for those that are not available or that were left out', () => {
    const { hidden } = boardColumns(null, roomOfOption(1280, 3), (metric) => metric === 'grossMargin')
    expect(hidden).toEqual([
      ...['shareOfUnits', 'churn', 'shareOfRevenue', 'contributionMargin', 'netRevenueRetention'],
    ])
    expect(boardColumns(null, 5000, () => false).hidden).toEqual([])
    expect(boardColumns(['churn'], 0, () => false).hidden).toEqual([])
  })

  it('are wider for whole amounts than for millions', () => {
    const [revenue] = MEASURE_COLUMNS.filter(({ id }) => id === 'netRevenue')
    const width = (divisor: 1 | 1_000_000) => widthOf(revenue!, false, { divisor, digits: 0, label: '€' })
    expect(width(1)).toBeGreaterThan(width(1_000_000))
  })
})
