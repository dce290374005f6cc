import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlaceLevel, PlaceLine } from '../../../shared/contract/places.ts'
import { csvLine } from '../../../shared/files/csv-cell.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const ROWS = 3000
const COUNTRIES = ['Germany', 'France', 'Malta', 'Côte d"Ivoire']
const CLIMATES = ['Cfb', 'Csa', 'Dfb']

/** The same rows every time: four countries, one of them tiny; regions, cities and what it is like there. */
const rowOf = (row: number): string[] => {
  const draw = (place: number): number => ((Math.imul(row + 1, 2_654_435_761 ^ (place * 40_503)) >>> 9) % 1000) / 1000
  const country =
    row < 12 ? 'Malta' : row % 53 === 0 ? '' : (COUNTRIES[[0, 0, 1, 3][Math.floor(draw(1) * 4)] ?? 0] ?? '')
  const region = draw(2) < 0.02 ? '' : `R${Math.floor(draw(3) ** 2 * 9)}`
  const city = `${region}-C${Math.floor(draw(4) ** 3 * 12)}`
  const density = draw(5) < 0.1 ? '' : String(Math.round(draw(6) * 4000))
  const climate = draw(7) < 0.1 ? '' : (CLIMATES[Math.floor(draw(8) ** 2 * 3)] ?? '')
  const revenue = String(Math.round(draw(9) * 10_000) / 100)
  return [`A-${row}`, country, region, city, density, climate, revenue, draw(10) < 0.2 ? 'yes' : 'no']
}
const HEAD = ['id', 'country', 'region', 'city', 'density', 'climate', 'revenue', 'churned']
const TABLE = Array.from({ length: ROWS }, (_, row) => rowOf(row))

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
  await workbench.client.call('workspaces.create', { title: 'Places' })
  await loadCsv(workbench, [HEAD.join(','), ...TABLE.map((row) => csvLine(row).trim())], 'id')
  const bound = { blankMeans: 'missing' as const, trueValues: ['yes'], confirmed: true }
  for (const role of ['revenue', 'churned'] as const)
    await workbench.client.call('mapping.bind', { role, binding: { column: role, ...bound } })
}, 60_000)
afterAll(() => workbench.close())

const revenueOf = ({ metrics }: PlaceLine): number =>
  metrics.netRevenue?.kind === 'value' ? metrics.netRevenue.value : Number.NaN

function expectAddsUp({ whole, lines }: PlaceLevel): void {
  expect(lines.reduce((sum, { units }) => sum + units, 0)).toBe(whole.units)
  expect(lines.reduce((sum, line) => sum + revenueOf(line), 0)).toBeCloseTo(revenueOf(whole), 6)
  for (const { units } of lines) expect(units).toBeGreaterThanOrEqual(30)
}

describe('places', () => {
  it('are told by columns whose names say so', async () => {
    const { places, isProposed } = await workbench.client.call('places.get', {})
    expect(isProposed).toBe(true)
    expect(places).toMatchObject({ levels: ['country', 'region', 'city'], density: 'density', climate: 'climate' })
    expect(places.leastUnits).toBe(30)
  })

  it('add up to what they are parts of, at every level, and put cells under 30 together', async () => {
    const top = await workbench.client.call('places.level', { path: [] })
    expect(top.whole.units).toBe(ROWS)
    expectAddsUp(top)
    // Malta's twelve are under 30, and so would be a line of them alone.
    expect(top.lines.map(({ value }) => value)).not.toContain('Malta')
    let levels = 1
    for (const country of top.lines.filter(({ kind }) => kind === 'place')) {
      const first = { column: 'country', value: country.value ?? '' }
      const regions = await workbench.client.call('places.level', { path: [first] })
      expect(regions.whole.units).toBe(country.units)
      expect(revenueOf(regions.whole)).toBeCloseTo(revenueOf(country), 6)
      expect(regions.whole.density).toEqual(country.density)
      expectAddsUp(regions)
      for (const { value, kind, units } of regions.lines) {
        if (kind !== 'place') continue
        const cities = await workbench.client.call('places.level', {
          path: [first, { column: 'region', value: value ?? '' }],
        })
        expect(cities.whole.units).toBe(units)
        expectAddsUp(cities)
        levels += 1
      }
    }
    expect(levels).toBeGreaterThan(10)
  })

  it('say what an independent query says of units, revenue, density and climate', async () => {
    const { lines } = await workbench.client.call('places.level', {
      path: [{ column: 'country', value: 'Germany' }],
    })
    const rows = await independently(`SELECT region, count(*) AS units, sum(revenue) AS revenue, avg(density) AS mean,
      avg((density >= 1500)::INT) AS city, avg((density >= 300 AND density < 1500)::INT) AS town,
      (SELECT climate FROM t AS c WHERE c.country = 'Germany' AND c.region = t.region AND climate IS NOT NULL
        GROUP BY climate ORDER BY count(*) DESC, climate LIMIT 1) AS climate
      FROM t WHERE country = 'Germany' AND region IS NOT NULL GROUP BY region`)
    const byRegion = new Map(rows.map((row) => [row.region, row]))
    const placed = lines.filter(({ kind }) => kind === 'place')
    expect(placed.length).toBeGreaterThan(4)
    for (const line of placed) {
      const row = byRegion.get(line.value ?? '')
      expect(line.units).toBe(Number(row?.units))
      expect(revenueOf(line)).toBeCloseTo(Number(row?.revenue), 6)
      expect(line.density?.mean).toBeCloseTo(Number(row?.mean), 9)
      expect(line.density?.city).toBeCloseTo(Number(row?.city), 9)
      expect(line.density?.town).toBeCloseTo(Number(row?.town), 9)
      expect(line.climate?.value).toBe(row?.climate)
    }
  })

  it('are arranged as one undoable change, and refuse columns that say no such thing', async () => {
    const { client } = workbench
    const { places } = await client.call('places.get', {})
    const view = await client.call('places.arrange', { places: { ...places, levels: ['region'], leastUnits: 100 } })
    expect(view.history.undo).toBe('change the places')
    const { whole, lines } = await client.call('places.level', { path: [] })
    expect(lines.reduce((sum, { units }) => sum + units, 0)).toBe(whole.units)
    for (const { units } of lines) expect(units).toBeGreaterThanOrEqual(100)
    await expect(
      client.call('places.level', { path: [{ column: 'country', value: 'Germany' }] }),
    ).rejects.toMatchObject({ code: 'bad-request' })
    await expect(client.call('places.arrange', { places: { ...places, levels: ['revenue'] } })).rejects.toMatchObject({
      message: expect.stringContaining('“revenue” holds number values'),
    })
    await client.call('history.undo', {})
    expect((await client.call('places.get', {})).places.levels).toEqual(['country', 'region', 'city'])
  })
})

async function independently(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create()).connect()
  const texts = ['id', 'country', 'region', 'city', 'climate', 'churned']
  await connection.run(
    `CREATE TABLE t (${HEAD.map((name) => `${name} ${texts.includes(name) ? 'VARCHAR' : 'DOUBLE'}`).join(', ')})`,
  )
  const cell = (text: string, index: number): string =>
    text === '' ? 'NULL' : texts.includes(HEAD[index] ?? '') ? `'${text.replaceAll("'", "''")}'` : text
  await connection.run(`INSERT INTO t VALUES ${TABLE.map((row) => `(${row.map(cell).join(', ')})`).join(', ')}`)
  return (await connection.runAndReadAll(sql)).getRowObjectsJson()
}
