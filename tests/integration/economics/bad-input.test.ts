import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type InputOf, type ProcedureName } from '../../../shared/contract/contract.ts'
import { METRIC_IDS } from '../../../shared/economics/metric.ts'
import type { RoleId } from '../../../shared/economics/role.ts'
import { loadCsv, loadFile } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/*
 * What data and rules can be like at worst. Every question that a screen asks is answered in the shape of the contract:
 * JSON knows neither NaN nor infinity, so either would stand as null where a figure must be.
 */

const COLUMNS = [
  'id',
  'revenue',
  'prior',
  'margin',
  'support',
  'receivables',
  'exposure',
  'pd',
  'lgd',
  'churned',
  'since',
]
const ROLES: Readonly<Partial<Record<RoleId, string>>> = {
  ...{ revenue: 'revenue', priorRevenue: 'prior', grossMargin: 'margin', supportCost: 'support' },
  ...{ receivables: 'receivables', creditExposure: 'exposure', defaultProbability: 'pd', lossGivenDefault: 'lgd' },
  ...{ churned: 'churned', customerSince: 'since', acquisitionCost: 'support', wonInPeriod: 'churned' },
}
/** A line of a table whose money is so much; `id` makes it a unit of its own. */
const unit = (id: string, money: string, since = '2020-01-01'): string =>
  [id, ...Array.from({ length: 6 }, () => money), '0.1', '0.5', id === 'b' ? '1' : '0', since].join(',')
const units = (...money: readonly string[]): readonly string[] =>
  money.map((each, index) => unit(String.fromCharCode(97 + index), each, `2020-01-0${index + 1}`))

let workbench: OpenWorkbench
const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
beforeAll(async () => {
  workbench = await openWorkbench()
})
afterAll(() => workbench.close())

/** Asks and holds the answer to its shape. */
async function asked<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<unknown> {
  const answer = await call(name, input)
  const shape = contract[name].output
  if (typeof shape === 'string') return answer
  expect(shape.safeParse(answer).error?.issues ?? [], `${name} ${JSON.stringify(input)}`).toEqual([])
  expect(JSON.stringify(answer)).not.toMatch(/\b(NaN|Infinity|undefined)\b/)
  return answer
}

/** Everything that the screens ask of two options. */
async function askAll(structureIds: readonly [string, string]): Promise<void> {
  const [rowsId, columnsId] = structureIds
  const ids = [...structureIds]
  await asked('economics.summary', {})
  await asked('comparison.run', { structureIds: ids, scenarioId: null })
  await asked('serving.run', { structureIds: ids })
  await asked('statistics.spread', { structureIds: ids, measure: null, scenarioId: null })
  await asked('statistics.intervals', { structureIds: ids, scenarioId: null })
  await asked('structures.reach', { structureId: rowsId })
  for (const metric of METRIC_IDS) {
    await asked('economics.explain', { structureId: null, entryId: 'total', metric })
    await asked('economics.explain', { structureId: rowsId, entryId: 'default', metric })
    await asked('layers.run', { rowsId, columnsId, metric })
  }
}

/** A new workspace with the table, every meaning confirmed, and two options that cut on money and on years. */
async function opened(load: () => Promise<void>): Promise<readonly [string, string]> {
  await call('workspaces.create', { title: 'Bad input' })
  await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31', costOfCapital: 0.1 } })
  await load()
  for (const [role, column] of Object.entries(ROLES)) {
    const binding = { column, blankMeans: 'missing' as const, trueValues: [], confirmed: true }
    await call('mapping.bind', { role: role as RoleId, binding })
  }
  await call('structures.add', { name: 'Money', lens: 'value' })
  const { structures } = await call('structures.add', { name: 'Years', lens: 'needs' })
  const [money, years] = [structures[0]?.id ?? '', structures[1]?.id ?? '']
  await call('segments.add', { structureId: money, kind: 'exclusion', name: 'Unknown', text: 'revenue is missing' })
  await call('segments.add', { structureId: money, kind: 'segment', name: 'Large', text: 'revenue >= 100' })
  await call('segments.add', {
    structureId: money,
    kind: 'segment',
    name: 'Nobody',
    text: 'revenue > 5 and revenue < 5',
  })
  await call('segments.add', { structureId: years, kind: 'segment', name: 'Old', text: 'since < 2022-01-01' })
  return [money, years]
}

async function parquet(money: string): Promise<string> {
  const path = join(workbench.folder, 'bad.parquet')
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  const columns = COLUMNS.slice(1, 7).map((name) => `${money} AS ${name}`)
  await connection.run(`COPY (SELECT 'u' || i AS id, ${columns.join(', ')}, 0.1 AS pd, 0.5 AS lgd, (i = 1)::INT AS churned,
    DATE '2020-01-01' AS since FROM range(4) t(i)) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
  return path
}

const fromCsv = (lines: readonly string[]) => () => loadCsv(workbench, [COLUMNS.join(','), ...lines], 'id')
const fromParquet = (money: string) => async () => loadFile(workbench, await parquet(money), 'id')

describe('a table whose units', () => {
  it.each([
    ['are one', fromCsv(units('250'))],
    ['have no revenue', fromCsv(units('0', '0', '0'))],
    ['give back more than they buy', fromCsv(units('-20', '-300', '-5.5'))],
    ['lack most figures', fromCsv([unit('a', '10'), unit('b', ''), unit('c', ''), unit('d', '', '')])],
    ['cancel out', fromCsv(units('100', '-100'))],
    ['hold 1e300', fromCsv(units('1e300', '1e300', '-1e300', '7'))],
    ['hold the largest number', fromCsv(units('1.7e308', '1.7e308', '1.7e308'))],
    ['hold the smallest number', fromCsv(units('5e-324', '5e-324'))],
    [
      'hold infinity and no number',
      fromParquet("CASE i WHEN 0 THEN 'inf'::DOUBLE WHEN 1 THEN 'nan'::DOUBLE WHEN 2 THEN '-inf'::DOUBLE ELSE 7 END"),
    ],
    ['hold infinity alone', fromParquet("'inf'::DOUBLE")],
  ])('%s gets true figures or a reason, and no NaN', { timeout: 60_000 }, async (_, load) => {
    await askAll(await opened(load))
  })
})

describe('rules', () => {
  const compared = async (structureId: string) => {
    const { structures } = await call('comparison.run', { structureIds: [structureId], scenarioId: null })
    const [first] = structures
    if (first === undefined) throw new Error('nothing was compared')
    return first
  }
  const unitsIn = async (structureId: string) =>
    Object.fromEntries((await compared(structureId)).rows.map(({ name, metrics }) => [name, metrics.units]))
  const value = (count: number) => ({ kind: 'value', value: count })

  it('that take no unit have zero units and sums, and a reason in place of every ratio', async () => {
    const [money] = await opened(fromCsv(units('250', '20')))
    const nobody = (await compared(money)).rows.find(({ name }) => name === 'Nobody')
    expect(nobody?.metrics).toMatchObject({
      units: value(0),
      netRevenue: value(0),
      contribution: value(0),
      contributionMargin: { kind: 'unavailable', reason: 'No costed unit here has revenue above zero.' },
      churn: { kind: 'not-applicable' },
      lifetimeValue: { kind: 'unavailable' },
    })
  })

  it('whose column is gone from the table are named with it, and take no unit', { timeout: 60_000 }, async () => {
    const ids = await opened(fromCsv(units('250', '20')))
    const without = (line: string): string => line.split(',').slice(0, -1).join(',')
    await loadCsv(workbench, [COLUMNS.join(','), ...units('250', '20')].map(without), 'id')
    await askAll(ids)
    const { broken } = await compared(ids[1])
    expect(broken).toEqual([{ entryId: expect.any(String), name: 'Old', reason: 'There is no column since.' }])
    expect(await unitsIn(ids[1])).toMatchObject({ Old: value(0), 'Standard path': value(2) })
  })

  it('of two hundred conditions and two hundred ways are counted as they are written', {
    timeout: 60_000,
  }, async () => {
    const [money, years] = await opened(fromCsv(units('250', '20', '7')))
    const numbers = Array.from({ length: 200 }, (_, index) => index)
    const every = numbers.map((index) => `revenue != ${1000 + index}`).join(' and ')
    const some = numbers.map((index) => `(revenue = ${index} and margin = ${index})`).join(' or ')
    await call('segments.add', {
      structureId: years,
      kind: 'exclusion',
      name: 'Every',
      text: `revenue > 200 and ${every}`,
    })
    await call('segments.add', { structureId: years, kind: 'segment', name: 'Some', text: some })
    await call('segments.move', { structureId: years, entryId: await idOf(years, 'Some'), toIndex: 0 })
    await askAll([money, years])
    expect(await unitsIn(years)).toMatchObject({ Every: value(1), Some: value(2), Old: value(0) })
  })

  it('of options that are laid over each other, over themselves or over none are refused by name', async () => {
    const [money, years] = await opened(fromCsv(units('250', '20')))
    const lay = (structureId: string, primaryId: string) => call('structures.layOver', { structureId, primaryId })
    await lay(years, money)
    await askAll([money, years])
    await expect(lay(money, years)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('“') })
    await expect(lay(money, money)).rejects.toMatchObject({ code: 'conflict' })
    await expect(lay(money, 'gone')).rejects.toMatchObject({ code: 'not-found' })
    await expect(call('layers.run', { rowsId: money, columnsId: money, metric: 'units' })).rejects.toMatchObject({
      code: 'bad-request',
    })
    expect(await unitsIn(years)).toMatchObject({ Old: value(2) })
  })

  async function idOf(structureId: string, name: string): Promise<string> {
    return (await compared(structureId)).rows.find((row) => row.name === name)?.entryId ?? ''
  }
})
