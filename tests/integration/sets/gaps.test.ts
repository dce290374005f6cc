import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../main/domain/random/seeded-random.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const TOOLS = ['Salesforce', 'HubSpot', 'Slack', 'Jira', 'SAP']
const ROWS = 1200

/** Retailers rarely have Jira, software makers nearly always; six banks are too few to be peers. */
const TABLE = (() => {
  const random = seededRandom(11)
  return Array.from({ length: ROWS }, (_, row) => {
    const industry = row < 6 ? 'Bank' : random.chance(0.05) ? '' : random.chance(0.5) ? 'Retail' : 'Software'
    const shares = [0.8, 0.3, 0.55, industry === 'Software' ? 0.9 : 0.1, 0.5]
    const stack = random.chance(0.06) ? '' : TOOLS.filter((_, tool) => random.chance(shares[tool] ?? 0)).join('; ')
    return { id: `A-${row}`, industry, stack }
  })
})()

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
  await workbench.client.call('workspaces.create', { title: 'Gaps' })
  await loadCsv(
    workbench,
    ['id,industry,stack', ...TABLE.map(({ id, industry, stack }) => `${id},${industry},${stack}`)],
    'id',
  )
})
afterAll(() => workbench.close())

/** Peers, how many have each tool, and what each lacks, by lists of DuckDB's own. */
async function independently(condition: string, usualFrom: number) {
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run('CREATE TABLE t (id VARCHAR, industry VARCHAR, stack VARCHAR)')
  const text = (value: string): string => (value === '' ? 'NULL' : `'${value}'`)
  const values = TABLE.map(({ id, industry, stack }) => `(${[id, industry, stack].map(text).join(', ')})`)
  await connection.run(`INSERT INTO t VALUES ${values.join(', ')}`)
  const answer = await connection.runAndReadAll(`
    WITH peers AS (SELECT id, string_split(stack, '; ') AS tools FROM t WHERE stack IS NOT NULL AND ${condition}),
    usual AS (SELECT tool, count(*) AS have FROM (SELECT id, unnest(tools) AS tool FROM peers) GROUP BY tool
      HAVING count(*) >= ${usualFrom} * (SELECT count(*) FROM peers)),
    gaps AS (SELECT id, list_sort(list(tool)) AS lacks FROM peers, usual WHERE NOT list_contains(tools, tool) GROUP BY id)
    SELECT (SELECT count(*) FROM peers) AS peers, (SELECT map_from_entries(list((tool, have))) FROM usual) AS usual,
      (SELECT map_from_entries(list((id, lacks))) FROM gaps) AS gaps`)
  const [row] = answer.getRowObjectsJson() as {
    peers: string
    usual: { key: string; value: string }[]
    gaps: { key: string; value: string[] }[]
  }[]
  const usual = new Map(row?.usual.map(({ key, value }) => [key, Number(value)]))
  return { peers: Number(row?.peers), usual, gaps: new Map(row?.gaps.map(({ key, value }) => [key, value])) }
}

describe('gaps in a column of sets', () => {
  it.each([
    ['all', null, null, 'true', 0.5],
    ['software makers', 'industry', 'Software', "industry = 'Software'", 0.5],
    ['retailers, what a quarter has', 'industry', 'Retail', "industry = 'Retail'", 0.25],
  ] as const)('of %s are what an independent query finds', async (_, by, group, condition, usualFrom) => {
    const own = await workbench.client.call('sets.gaps', { column: 'stack', by, group, usualFrom })
    const expected = await independently(condition, usualFrom)
    expect(own.peers).toBe(expected.peers)
    expect(new Map(own.usual.map(({ member, have }) => [member, have]))).toEqual(expected.usual)
    for (const { have, lack } of own.usual) expect(have + lack).toBe(own.peers)
    expect(own.withGaps).toBe(expected.gaps.size)
    // The most that are listed are those that lack most.
    expect(own.units.length).toBe(Math.min(200, expected.gaps.size))
    for (const { key, lacks } of own.units) expect([...lacks].sort(), key).toEqual(expected.gaps.get(key))
    const sizes = [...expected.gaps.values()].map((lacks) => lacks.length).sort((a, b) => b - a)
    expect(own.units.map(({ lacks }) => lacks.length)).toEqual(sizes.slice(0, 200))
  })

  it('hold one unit against its own peers, or against all where those are too few', async () => {
    const { client } = workbench
    const groups = await client.call('sets.peers', { column: 'stack', by: 'industry' })
    expect(groups.map(({ group }) => group).sort()).toEqual(['Retail', 'Software'])
    const maker = TABLE.find(
      ({ industry, stack }) => industry === 'Software' && stack !== '' && !stack.includes('Jira'),
    )
    const asked = { column: 'stack', by: 'industry', usualFrom: 0.5 }
    const found = await client.call('sets.unitGaps', { ...asked, key: maker?.id ?? '' })
    const software = await independently("industry = 'Software'", 0.5)
    expect(found).toMatchObject({ group: 'Software', peers: software.peers })
    expect(found.lacks.map(({ member }) => member).sort()).toEqual(software.gaps.get(maker?.id ?? ''))
    expect(found.has.map(({ member }) => member).sort()).toEqual(maker?.stack.split('; ').sort())
    expect(found.lacks.find(({ member }) => member === 'Jira')?.have).toBe(software.usual.get('Jira'))
    const bank = await client.call('sets.unitGaps', { ...asked, key: 'A-0' })
    expect(bank).toMatchObject({ group: null, peers: TABLE.filter(({ stack }) => stack !== '').length })
  })

  it('say nothing of a unit without a value, and refuse a key or a column that is not there', async () => {
    const { client } = workbench
    const empty = TABLE.find(({ stack }) => stack === '')
    const asked = { column: 'stack', by: null }
    expect(await client.call('sets.unitGaps', { ...asked, key: empty?.id ?? '' })).toMatchObject({ has: [], lacks: [] })
    await expect(client.call('sets.unitGaps', { ...asked, key: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(client.call('sets.gaps', { column: 'gone', by: null, group: null })).rejects.toMatchObject({
      message: 'There is no column of text “gone”.',
    })
  })
})
