import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComparedStructure, ComparisonRow } from '../../../shared/contract/comparison.ts'
import type { ServedStructure } from '../../../shared/contract/serving.ts'
import type { SpreadLine } from '../../../shared/contract/statistics.ts'
import { METRIC_IDS, type MetricId } from '../../../shared/economics/metric.ts'
import { ROLE_IDS, type RoleId } from '../../../shared/economics/role.ts'
import { calculatedValues } from '../../fixtures/economics-sheet/calculate.ts'
import {
  accountLines,
  SHEET_LINES,
  type SheetLine,
  sheetValues,
} from '../../fixtures/economics-sheet/economics-sheet.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* Every figure of the law of economics beside what a spreadsheet makes of the same accounts, to 0.01 %. */

/** The meanings of the columns that are not named after theirs. */
const COLUMNS: Readonly<Partial<Record<RoleId, string>>> = {
  otherCostToServe: 'other_cost',
  wonInPeriod: 'won',
  customerAdvances: 'advances',
  creditExposure: 'exposure',
  potentialRevenue: 'potential',
}
const FLAGS: readonly RoleId[] = ['wonInPeriod', 'churned', 'converted', 'regulated']
const ZERO_WHERE_BLANK: readonly RoleId[] = ['discounts', 'returns']
const RULES = [
  ['Large', 'revenue >= 60000'],
  ['Loyal', 'customer_since < 2022-01-01 and revenue >= 10000'],
  ['New', 'won = "yes" or customer_since >= 2024-06-01'],
] as const

const snake = (id: string): string => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

describe('the economics of thirty accounts', () => {
  const values = sheetValues()
  let workbench: OpenWorkbench
  let compared: ComparedStructure
  let served: ServedStructure
  let spread: readonly SpreadLine[]
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)

  beforeAll(async () => {
    workbench = await openWorkbench()
    await call('workspaces.create', { title: 'Spreadsheet' })
    await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31', costOfCapital: 0.09 } })
    await loadCsv(workbench, accountLines(), 'account')
    const head = accountLines()[0]?.split(',') ?? []
    for (const role of ROLE_IDS) {
      const column = COLUMNS[role] ?? snake(role)
      if (!head.includes(column)) continue
      const binding = {
        column,
        blankMeans: ZERO_WHERE_BLANK.includes(role) ? ('zero' as const) : ('missing' as const),
        trueValues: FLAGS.includes(role) ? ['yes'] : [],
        confirmed: true,
      }
      await call('mapping.bind', { role, binding })
    }
    const structureId = (await call('structures.add', { name: 'Tiers', lens: 'value' })).structures[0]?.id ?? ''
    await call('segments.add', { structureId, kind: 'exclusion', name: 'Slow payers', text: 'payment_days > 120' })
    for (const [name, text] of RULES) await call('segments.add', { structureId, kind: 'segment', name, text })
    const { structures } = await call('comparison.run', { structureIds: [structureId], scenarioId: null })
    const serving = await call('serving.run', { structureIds: [structureId] })
    if (structures[0] === undefined || serving.structures[0] === undefined) throw new Error('nothing was compared')
    compared = structures[0]
    served = serving.structures[0]
    const shown = await call('statistics.spread', { structureIds: [structureId], measure: 'contribution' })
    spread = shown.structures[0]?.lines ?? []
  })
  afterAll(() => workbench.close())

  const rowOf = (line: SheetLine): ComparisonRow => {
    const found = compared.rows.find(({ kind, name }) => (line === 'all' ? kind === 'total' : name === line))
    if (found === undefined) throw new Error(`no line ${line}`)
    return found
  }
  const figureOf = (metric: MetricId, line: SheetLine) => {
    const figure = rowOf(line).metrics[metric]
    return figure?.kind === 'value' ? figure : null
  }
  /** To 0.01 %; what the spreadsheet has none of, the product has none of either. */
  const expectFigure = (found: number | null | undefined, figure: string, line: SheetLine) => {
    const value = values.get(figure)?.[line]
    if (value === undefined) throw new Error(`the spreadsheet has no ${figure}`)
    if (value === null) expect(found ?? null, `${figure}, ${line}`).toBeNull()
    else
      expect(Math.abs((found ?? Number.NaN) - value), `${figure}, ${line}: ${found} and ${value}`).toBeLessThanOrEqual(
        Math.abs(value) * 1e-4,
      )
  }

  it.each(METRIC_IDS)('%s', (metric) => {
    for (const line of SHEET_LINES) expectFigure(figureOf(metric, line)?.value, metric, line)
  })

  it('have the interval of contribution per unit-year', () => {
    for (const line of SHEET_LINES) {
      const figure = figureOf('contributionPerUnitYear', line)
      expectFigure(figure?.low, 'contributionPerUnitYear.low', line)
      expectFigure(figure?.high, 'contributionPerUnitYear.high', line)
    }
  })

  it.each(['notCosted', 'netReturners', 'tooNew'] as const)('name what is %s, with its revenue', (part) => {
    for (const line of SHEET_LINES) {
      const found = rowOf(line)[part]
      expectFigure(found?.units, `${part}.units`, line)
      expectFigure(found?.revenue, `${part}.revenue`, line)
    }
  })

  it('add up from revenue to risk-adjusted contribution, step by step', () => {
    const steps = [...values.keys()].filter((figure) => figure.startsWith('statement.'))
    expect(served.statement.steps.map(({ id }) => `statement.${id}`)).toEqual(steps)
    for (const { id, amounts, total } of served.statement.steps) {
      expectFigure(total, `statement.${id}`, 'all')
      for (const [index, line] of served.lines.entries()) {
        const known = SHEET_LINES.find((one) => one === line.name)
        if (known === undefined) throw new Error(`the spreadsheet has no line ${line.name}`)
        expectFigure(amounts[index], `statement.${id}`, known)
      }
    }
  })

  it('are spread over the accounts of each line, and rest on few or on many', () => {
    for (const line of SHEET_LINES) {
      const found = spread.find(({ kind, name }) => (line === 'all' ? kind === 'total' : name === line))
      if (found === undefined) throw new Error(`no spread of ${line}`)
      const { figures, concentration } = found
      for (const id of ['n', 'mean', 'p10', 'median', 'p90'] as const) expectFigure(figures[id], `spread.${id}`, line)
      for (const id of ['topDecileShare', 'gini'] as const) expectFigure(concentration[id], `spread.${id}`, line)
    }
  })

  it('tell how far the lines differ in contribution and in churn', () => {
    expectFigure(compared.separation, 'separation', 'all')
    expectFigure(compared.churnContrast, 'churnContrast', 'all')
  })
})

describe('the kept values', () => {
  it('are what a spreadsheet program makes of the formulas', { timeout: 120_000 }, ({ skip }) => {
    const calculated = calculatedValues()
    if (calculated === null) {
      console.log('SKIPPED: the spreadsheet is not worked out again: LibreOffice is not on this computer.')
      return skip()
    }
    const [kept, anew] = [sheetValues(), sheetValues(calculated)]
    expect([...anew.keys()]).toEqual([...kept.keys()])
    for (const [figure, values] of kept) {
      for (const line of SHEET_LINES) {
        const [value, other] = [values[line], anew.get(figure)?.[line]]
        if (value === null) expect(other, `${figure}, ${line}`).toBeNull()
        else
          expect(Math.abs((other ?? Number.NaN) - value), `${figure}, ${line}`).toBeLessThanOrEqual(
            Math.abs(value) * 1e-9,
          )
      }
    }
  })
})
