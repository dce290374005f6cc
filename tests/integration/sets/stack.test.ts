import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { printRule } from '../../../shared/rules/print-rule.ts'
import { setRule } from '../../../shared/rules/set-rule.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const TOOLS = ['Salesforce', 'HubSpot', 'Slack', 'Jira', 'SAP', 'Zoom', 'sap', 'Slack Connect', 'O’Reilly']
const ROWS = 2000

/** A number between 0 and 1 that follows from its place, so that every run has the same rows. */
function draw(place: number): number {
  const mixed = Math.imul(place ^ (place >>> 15), 2246822519) ^ (place << 7)
  return ((Math.imul(mixed ^ (mixed >>> 13), 3266489917) >>> 0) % 100_000) / 100_000
}

/** Some are empty, some have one tool twice, spaces about them, or semicolons too many. */
const stackOf = (row: number): string => {
  if (draw(row * 31 + 7) < 0.05) return ''
  const own = TOOLS.filter((_, tool) => draw(row * 101 + tool * 13 + 1) < 0.3)
  const joined = own.join(draw(row * 17 + 3) < 0.5 ? ';' : '; ')
  return draw(row * 23 + 5) < 0.1 && joined !== '' ? `;${joined};${own[0]};` : joined
}

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
  await workbench.client.call('workspaces.create', { title: 'Stack' })
  const rows = Array.from({ length: ROWS }, (_, row) => `A-${row},"${stackOf(row)}",${row % 97}`)
  await loadCsv(workbench, ['id,stack,size', ...rows], 'id')
})
afterAll(() => workbench.close())

const picked = (seed: number, most: number): string[] => {
  const count = Math.floor(draw(seed) * (most + 1))
  return [
    ...new Set(
      Array.from({ length: count }, (_, at) => TOOLS[Math.floor(draw(seed * 7 + at + 1) * TOOLS.length)] ?? ''),
    ),
  ]
}

/** Fifty questions of any, all and none. */
const QUESTIONS = Array.from({ length: 400 }, (_, seed) => ({
  with: picked(seed * 3 + 11, 3),
  mode: seed % 2 === 0 ? ('any' as const) : ('all' as const),
  without: picked(seed * 5 + 2, 2),
}))
  .filter(
    ({ with: wanted, without }) => wanted.length + without.length > 0 && !wanted.some((tool) => without.includes(tool)),
  )
  .slice(0, 50)

describe('a column of sets', () => {
  it('is found, with the units of each member as an independent query counts them', async () => {
    const [found, ...others] = await workbench.client.call('sets.list', {})
    expect(others).toEqual([])
    expect(found?.column).toBe('stack')
    const counts = await independently(
      `SELECT tool, count(*) FILTER (WHERE list_contains(tools, tool)) FROM sets, unnest(${listSql(TOOLS)}) AS all_tools(tool) GROUP BY tool`,
    )
    const expected = new Map(counts.map(([tool, count]) => [String(tool), Number(count)]))
    expect(new Map(found?.members.map(({ member, units }) => [member, units]))).toEqual(expected)
  })

  it('answers fifty questions of any, all and none as SQL over lists does', { timeout: 60_000 }, async () => {
    expect(QUESTIONS).toHaveLength(50)
    const conditions = QUESTIONS.map(({ with: wanted, mode, without }) =>
      [
        wanted.length === 0 ? 'true' : `list_has_${mode}(tools, ${listSql(wanted)})`,
        without.length === 0 ? 'true' : `NOT list_has_any(tools, ${listSql(without)})`,
      ].join(' AND '),
    )
    const [expected] = await independently(
      `SELECT ${conditions.map((condition) => `count(*) FILTER (WHERE ${condition})`).join(', ')} FROM sets`,
    )
    const own: number[] = []
    for (const question of QUESTIONS) {
      const rule = setRule({ column: 'stack', ...question })
      const filter = rule === null ? '' : printRule(rule)
      own.push((await workbench.client.call('grid.count', { filter, sort: null, within: null })).rowCount)
    }
    expect(own).toEqual(expected?.map(Number))
    expect(new Set(own).size).toBeGreaterThan(20)
  })

  it('keeps its answers in the SQL that is handed over', { timeout: 60_000 }, async () => {
    const { client } = workbench
    const { structures } = await client.call('structures.add', { name: 'Stacks', lens: 'technographic' })
    const structureId = structures[0]?.id ?? ''
    for (const [index, question] of QUESTIONS.slice(0, 8).entries()) {
      const rule = setRule({ column: 'stack', ...question })
      const text = rule === null ? '' : printRule(rule)
      await client.call('segments.add', { structureId, kind: 'segment', name: `Stack ${index}`, text })
    }
    const proof = await finish(workbench, await client.call('exports.prove', { structureId }))
    expect(proof).toMatchObject({ verdict: 'same' })
  })
})

const listSql = (tools: readonly string[]): string => `[${tools.map((tool) => `'${tool}'`).join(', ')}]`

/** The sets as lists of DuckDB's own making; rows without a value are left out, as rules leave them unknown. */
async function independently(question: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run('CREATE TABLE texts (stack VARCHAR)')
    const appender = await connection.createAppender('texts')
    for (let row = 0; row < ROWS; row++) {
      const stack = stackOf(row)
      if (stack === '') continue
      appender.appendVarchar(stack)
      appender.endRow()
    }
    appender.closeSync()
    await connection.run(
      "CREATE TABLE sets AS SELECT list_filter(list_transform(string_split(stack, ';'), lambda part: trim(part)), lambda part: part <> '') AS tools FROM texts",
    )
    return (await connection.runAndReadAll(question)).getRows().map((row) => [...row])
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
