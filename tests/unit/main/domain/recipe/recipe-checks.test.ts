import { describe, expect, it } from 'vitest'
import { checkMoney } from '../../../../../main/domain/recipe/check-money.ts'
import { compareSources } from '../../../../../main/domain/recipe/compare-sources.ts'
import { compileRecipe } from '../../../../../main/domain/recipe/compile-recipe.ts'
import { coverageNotices } from '../../../../../main/domain/recipe/coverage-notices.ts'
import { duckdbRecipeDialect } from '../../../../../main/domain/recipe/recipe-dialect.ts'
import { stageContents } from '../../../../../main/domain/recipe/stage-contents.ts'
import type { ColumnType } from '../../../../../shared/entities/column.ts'
import { readRecipe } from '../../../../../shared/recipe/read-recipe.ts'
import type { SourceColumn, SourceReport } from '../../../../../shared/recipe/recipe-report.ts'

const sales = { id: 'sales', name: 'Sales', role: 'flow', dateColumn: 'day', files: [{ path: 'sales.csv' }] }

function recipeWith(source: object, steps: readonly object[] = [], asOf = '2025-06-30') {
  return readRecipe({
    unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
    asOf,
    sources: [{ ...sales, ...source }],
    table: { base: { kind: 'keys', name: 'account', of: [{ source: 'sales', key: 'account' }] }, steps },
  })
}

const feature = (more: object) => ({
  kind: 'features',
  source: 'sales',
  key: 'account',
  features: [{ name: 'spent', kind: 'sum', column: 'amount', ...more }],
})

const column = (name: string, type: ColumnType, categories: string[] | null = null): SourceColumn => {
  return { name, isRead: true, type, missing: 0, misfits: 0, categories }
}

const report = (columns: readonly SourceColumn[], rows = 10): SourceReport => ({
  ...{ sourceId: 'sales', files: [], rows, columns: [...columns], readingMs: 0, stagingMs: 0, notices: [] },
  days: { first: '2025-01-01', last: '2025-05-31', afterAsOf: 0, without: 0, outsidePeriod: 0 },
  repeated: null,
})

describe('differences between runs', () => {
  const inUse = new Set(['amount'])

  it('name what a missing column may be called now, by type', () => {
    const before = [report([column('amount', 'number'), column('note', 'text')])]
    const after = [report([column('amounts', 'number'), column('amoun', 'text')])]
    expect(compareSources(before, after, inUse)).toEqual([
      { kind: 'missing-column', sourceId: 'sales', column: 'amount', nearest: 'amounts', inUse: true },
      { kind: 'missing-column', sourceId: 'sales', column: 'note', nearest: 'amoun', inUse: false },
      { kind: 'new-column', sourceId: 'sales', column: 'amounts', type: 'number' },
      { kind: 'new-column', sourceId: 'sales', column: 'amoun', type: 'text' },
    ])
  })

  it('are none for the same files, and tell new values and rows', () => {
    const before = [report([column('kind', 'text', ['a', 'b'])])]
    expect(compareSources(before, before, inUse)).toEqual([])
    expect(compareSources(before, [report([column('kind', 'text', ['b', 'c'])], 12)], inUse)).toEqual([
      { kind: 'new-values', sourceId: 'sales', column: 'kind', values: ['c'] },
      { kind: 'rows', sourceId: 'sales', from: 10, to: 12 },
    ])
    expect(compareSources([], before, inUse)).toEqual([])
  })
})

describe('money of several sources', () => {
  it('is refused where currencies or tax bases differ, and passes where one is not declared', () => {
    const two = (one: object, other: object) =>
      readRecipe({
        ...recipeWith(one),
        sources: [
          { ...sales, ...one },
          { ...sales, id: 'costs', name: 'Costs', ...other },
        ],
      })
    expect(checkMoney(two({ currency: 'EUR' }, { currency: 'USD' }))).toMatchObject([
      { sourceId: 'costs', message: expect.stringContaining('USD') },
    ])
    expect(checkMoney(two({ taxBasis: 'net' }, { taxBasis: 'gross' }))).toHaveLength(1)
    expect(checkMoney(two({ currency: 'EUR', taxBasis: 'net' }, { currency: 'EUR' }))).toEqual([])
  })
})

describe('coverage', () => {
  it('is told where a source ends before the day, or begins after what is looked back to', () => {
    const recipe = recipeWith({ period: { start: '2025-01-01', end: '2025-05-31' } }, [feature({ windowDays: 365 })])
    expect(coverageNotices(recipe, report([]))).toEqual([
      'It ends on 31 May 2025, before the as-of date 30 Jun 2025.',
      '“spent” looks back to 1 Jul 2024, before its period begins on 1 Jan 2025.',
    ])
    const within = recipeWith({ period: { start: '2025-01-01', end: '2025-06-30' } }, [feature({ windowDays: 181 })])
    expect(coverageNotices(within, report([]))).toEqual([])
  })
})

describe('stages', () => {
  it('change with what they depend on, and not with what comes after', () => {
    const hashed = (source: object, steps: readonly object[] = [], asOf?: string) => {
      const { sources, features } = stageContents(recipeWith(source, steps, asOf))
      return [JSON.stringify(sources), JSON.stringify(features)]
    }
    const [sources, features] = hashed({})
    const withStep = hashed({}, [feature({})])
    expect(withStep[0]).toBe(sources)
    expect(withStep[1]).not.toBe(features)
    expect(hashed({}, [], '2025-07-31')[0]).toBe(sources)
    expect(hashed({ files: [{ path: 'elsewhere.csv' }], name: 'Renamed' })).toEqual([sources, features])
    expect(hashed({ files: [{ path: 'sales.csv', digest: 'other' }] })[0]).not.toBe(sources)
    expect(hashed({ steps: [{ kind: 'distinct' }] })[1]).not.toBe(features)
  })
})

describe('compiling', () => {
  const columns = new Map([
    [
      'sales',
      new Map<string, ColumnType>([
        ['account', 'text'],
        ['day', 'date'],
        ['amount', 'number'],
      ]),
    ],
  ])
  const compiled = (source: object, steps: readonly object[] = []) =>
    compileRecipe(recipeWith(source, steps), columns, duckdbRecipeDialect)

  it('takes the as-of date as a parameter', () => {
    const { plan } = compiled({}, [feature({ windowDays: 30 })])
    const sql = plan?.steps.flatMap(({ statements }) => statements).join('\n')
    expect(sql).toContain("getvariable('as_of')")
  })

  it('tells every problem at once, each at its step', () => {
    const { plan, problems } = compiled(
      { steps: [{ id: 'a', kind: 'keep', rule: 'amont > 5' }], dateColumn: 'account' },
      [
        { id: 'b', ...feature({ column: 'account' }) },
        { id: 'c', ...feature({ name: 'recent', kind: 'recency', column: undefined }) },
        { id: 'd', kind: 'derive', name: 'account', formula: '1' },
      ],
    )
    expect(plan).toBeNull()
    expect(problems.map(({ sourceId, stepId }) => [sourceId, stepId])).toEqual([
      ['sales', null],
      ['sales', 'a'],
      [null, 'b'],
      [null, 'c'],
      [null, 'd'],
    ])
  })

  it('refuses a period that ends before it begins', () => {
    const { problems } = compiled({ period: { start: '2025-06-30', end: '2025-01-01' } })
    expect(problems).toMatchObject([
      { sourceId: 'sales', message: 'It covers 30 Jun 2025 to 1 Jan 2025, which ends before it begins.' },
    ])
    expect(compiled({ period: { start: '2025-06-30', end: '2025-06-30' } }).problems).toEqual([])
  })

  it('refuses two columns of one name, in whatever case', () => {
    const renamed = (...columns: readonly object[]) => compiled({ steps: [{ id: 'r', kind: 'rename', columns }] })
    expect(renamed({ from: 'account', to: 'AMOUNT' }).problems[0]?.message).toContain('the same name')
    expect(renamed({ from: 'account', to: 'amount' }, { from: 'amount', to: 'account' }).steps).not.toEqual([])
    expect(renamed({ from: 'note', to: 'x' }).problems[0]?.message).toContain('no column “note”')
    expect(compiled({ steps: [{ id: 'r', kind: 'rename', columns: [{ from: 'day', to: 'Day' }] }] }).problems).toEqual(
      [],
    )
  })

  it('refuses sources that look each other up in a circle', () => {
    const lookUp = (source: string) => ({
      kind: 'lookUp',
      source,
      on: [{ column: 'account', other: 'account' }],
      columns: [{ column: 'amount', as: `amount of ${source}` }],
    })
    const recipe = readRecipe({
      ...recipeWith({}),
      sources: [
        { ...sales, steps: [{ id: 'x', ...lookUp('costs') }] },
        { ...sales, id: 'costs', name: 'Costs', steps: [{ id: 'y', ...lookUp('sales') }] },
      ],
    })
    const { problems } = compileRecipe(recipe, columns, duckdbRecipeDialect)
    expect(problems[0]?.message).toContain('circle')
  })
})
