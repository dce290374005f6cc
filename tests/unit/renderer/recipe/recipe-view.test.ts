import { describe, expect, it } from 'vitest'
import { asKind, withColumn, withWindow } from '../../../../renderer/features/recipe/editors/change-feature.ts'
import { findProblems, problemsAt } from '../../../../renderer/features/recipe/find-problems.ts'
import { lastDaysIn } from '../../../../renderer/features/recipe/last-days.ts'
import { outlineRows, rowAt } from '../../../../renderer/features/recipe/outline-rows.ts'
import { columnsAtEnd, columnsBefore } from '../../../../renderer/features/recipe/recipe-context.ts'
import { recipeFinding } from '../../../../renderer/features/recipe/recipe-finding.ts'
import { renameEdit } from '../../../../renderer/features/recipe/rename-edit.ts'
import type { RecipeView } from '../../../../shared/contract/recipe.ts'
import { type Feature, feature } from '../../../../shared/recipe/feature.ts'
import { recipe } from '../../../../shared/recipe/recipe.ts'
import type { MatchReport, RunReport } from '../../../../shared/recipe/recipe-report.ts'

const RECIPE = recipe.parse({
  unit: { noun: { singular: 'customer', plural: 'customers' }, kind: 'account' },
  asOf: '2025-01-31',
  sources: [
    { id: 'c', name: 'Customers', role: 'attributes', files: [{ path: 'c.csv' }] },
    {
      ...{ id: 'o', name: 'Orders', role: 'flow', files: [{ path: 'o1.csv' }, { path: 'o2.csv' }] },
      steps: [
        { id: 's1', kind: 'keep', rule: 'amount > 0' },
        { id: 's2', kind: 'derive', name: 'tax', formula: 'amount * 0.2' },
      ],
    },
  ],
  table: {
    base: { kind: 'source', source: 'c', key: 'id' },
    steps: [{ id: 't1', kind: 'features', source: 'o', key: 'id', features: [{ name: 'n', kind: 'count' }] }],
  },
})
const ID = { name: 'id', type: 'text' } as const
const AMOUNT = { name: 'amount', type: 'number' } as const
const VIEW: RecipeView = {
  recipe: RECIPE,
  sources: [
    { sourceId: 'c', state: 'present', missing: [], columns: [{ ...ID, note: null }], steps: [] },
    {
      ...{
        sourceId: 'o',
        state: 'present',
        missing: [],
        columns: [ID, AMOUNT].map((column) => ({ ...column, note: null })),
      },
      steps: [{ stepId: 's2', columns: [ID, AMOUNT, { name: 'tax', type: 'number' }] }],
    },
  ],
  table: [{ stepId: null, columns: [ID] }],
  problems: [],
  report: null,
  isStale: true,
}

const match = (rows: MatchReport['rows']): MatchReport => ({
  ...{ rows, keys: { matched: 1, unmatched: 0, repeated: 0 }, totals: [], unmatchedKeys: [], suggestions: [] },
})
const report = (rows: MatchReport['rows']): RunReport => ({
  ...{
    startedAt: '2025-02-01T00:00:00Z',
    elapsedMs: 9,
    asOf: '2025-01-31',
    units: 18_148,
    sources: [],
    unusedSources: [],
    tieOuts: [],
    differences: [],
  },
  hashes: { sources: '', features: '', scores: '' },
  steps: [
    {
      ...{ stepId: 't1', sourceId: null, kind: 'features', rowsIn: 4, rowsOut: 4, elapsedMs: 1 },
      unitKeys: null,
      conversion: null,
      match: match(rows),
    },
  ],
})

describe('the outline', () => {
  it('lists sources with their steps, then the table with its own, and finds the line of a place', () => {
    const rows = outlineRows(VIEW)
    expect(rows.map(({ name }) => name)).toEqual([
      'Customers',
      'Orders',
      'Keep where amount > 0',
      'tax = amount * 0.2',
      'Customers: rows of Customers',
      'Summarise Orders',
    ])
    expect(rowAt(rows, { kind: 'step', stepId: 's2' })?.index).toBe(1)
    expect(rowAt(rows, { kind: 'new-table-step', step: 'derive' })).toBeNull()
  })

  it('marks a source whose file is gone, and renames sources and calculated columns alone', () => {
    const [c] = VIEW.sources
    const gone = { ...VIEW, sources: c ? [{ ...c, state: 'detached' as const }] : [] }
    const [customers, , rule, tax] = outlineRows(gone)
    expect(customers?.problem).toBe('The file is not where it was')
    expect(customers && renameEdit(VIEW, customers, 'Clients')).toMatchObject({ changes: { name: 'Clients' } })
    expect(rule && renameEdit(VIEW, rule, 'x')).toBeNull()
    expect(tax && renameEdit(VIEW, tax, 'vat')).toMatchObject({ step: { id: 's2', name: 'vat' } })
  })
})

describe('columns at a place', () => {
  it('are those after the step before; a step that cannot be made out changes none', () => {
    const names = (columns: readonly { name: string }[]) => columns.map(({ name }) => name)
    expect(names(columnsBefore(VIEW, 'o', 's1'))).toEqual(['id', 'amount'])
    expect(names(columnsBefore(VIEW, 'o', 's2'))).toEqual(['id', 'amount'])
    expect(names(columnsAtEnd(VIEW, 'o'))).toEqual(['id', 'amount', 'tax'])
    expect(names(columnsAtEnd(VIEW, null))).toEqual(['id'])
  })
})

describe('recipeFinding', () => {
  it('says what there is before a build, and what was lost after it', () => {
    expect(recipeFinding(VIEW)).toBe('Two sources from three files, not built yet')
    const found = (rows: MatchReport['rows']) => recipeFinding({ ...VIEW, report: report(rows) })
    expect(found({ matched: 4, unmatched: 0, withoutKey: 0 })).toBe(
      '18,148 customers from three files; every row found its partner.',
    )
    expect(found({ matched: 3, unmatched: 0, withoutKey: 1 })).toBe(
      '18,148 customers from three files; 25.0% of the rows of Orders belong to no customer.',
    )
  })
})

describe('lastDaysIn', () => {
  it('takes what the last look found before what the last build did, of sources that have a day alone', () => {
    const dated = {
      ...RECIPE,
      sources: RECIPE.sources.map((each) => (each.id === 'o' ? { ...each, dateColumn: 'day' } : each)),
    }
    const days = { first: '2020-01-01', last: '2020-06-30', afterAsOf: 0, without: 0, outsidePeriod: 0 }
    const read = {
      sourceId: 'o',
      files: [],
      rows: 1,
      columns: [],
      readingMs: 0,
      stagingMs: 0,
      repeated: null,
      notices: [],
      days,
    }
    const view = { ...VIEW, recipe: dated }
    expect(lastDaysIn(view, {})).toEqual([])
    const built = { ...report({ matched: 1, unmatched: 0, withoutKey: 0 }), sources: [read] }
    expect(lastDaysIn({ ...view, report: built }, {})).toEqual(['2020-06-30'])
    expect(lastDaysIn({ ...view, report: built }, { o: '2020-07-31', c: '1980-01-01', gone: '2021-01-01' })).toEqual([
      '2020-07-31',
    ])
  })
})

describe('findProblems', () => {
  it('puts a column that new files lack first, with the name that it may have now', () => {
    const former = { ...report({ matched: 1, unmatched: 0, withoutKey: 0 }) }
    const read = { missing: 0, misfits: 0, categories: null, isRead: true }
    const before = {
      sourceId: 'o',
      files: [],
      rows: 1,
      readingMs: 0,
      stagingMs: 0,
      repeated: null,
      notices: [],
      days: null,
    }
    const view: RecipeView = {
      ...VIEW,
      report: {
        ...former,
        sources: [
          {
            ...before,
            columns: [ID, { name: 'amounts', type: 'number' as const }].map((column) => ({ ...column, ...read })),
          },
        ],
      },
      problems: [{ sourceId: 'o', stepId: 's1', message: 'There is no column “amounts” here.', remedy: null }],
    }
    const [first, second] = findProblems(view)
    expect(first?.renamed).toEqual({ sourceId: 'o', from: 'amounts', to: 'amount' })
    expect(second?.message).toBe('Orders: There is no column “amounts” here.')
    expect(problemsAt(findProblems(view), { kind: 'step', stepId: 's1' })).toEqual([second])
    expect(problemsAt(findProblems(view), { kind: 'source', sourceId: 'o' })).toHaveLength(2)
    expect(problemsAt(findProblems(view), { kind: 'source', sourceId: 'c' })).toEqual([])
  })
})

describe('a feature as another kind', () => {
  const SUM: Feature = { kind: 'sum', name: 'x', column: 'amount', where: 'amount > 0', windowDays: 90 }

  it('keeps name, rule, window and column where both have them, and stays one that can be kept', () => {
    expect(asKind(SUM, 'mean')).toEqual({ ...SUM, kind: 'mean' })
    expect(asKind(SUM, 'recency')).toEqual({ kind: 'recency', name: 'x', where: 'amount > 0', windowDays: 90 })
    for (const kind of ['count', 'last', 'trend'] as const)
      expect(feature.safeParse(asKind(SUM, kind)).success, kind).toBe(true)
  })

  it('gives those that look from row to row what is usual, and asks for what they cannot do without', () => {
    for (const kind of ['renewed', 'renewalGap', 'perDay', 'breadth'] as const)
      expect(feature.safeParse(asKind(SUM, kind)).success, kind).toBe(true)
    for (const kind of ['elasticity', 'path', 'answered'] as const)
      expect(feature.safeParse(asKind(SUM, kind)).success, kind).toBe(false)
    const renewed = { ...asKind(SUM, 'renewed'), ends: 'end', item: 'plan' } as const
    expect(asKind(renewed, 'renewalGap')).toEqual({ ...renewed, kind: 'renewalGap' })
    expect(asKind(renewed, 'answered')).toMatchObject({ item: 'plan', withinDays: 7 })
  })

  it('gives a trend whole blocks of 30 days, two at least', () => {
    const trend = asKind({ ...SUM, windowDays: 100 }, 'trend')
    expect(trend.windowDays).toBe(90)
    expect(withWindow(trend, 10).windowDays).toBe(60)
    expect(withWindow(trend, null).windowDays).toBe(180)
    expect(withColumn(trend, '')).toMatchObject({ column: null })
  })
})
