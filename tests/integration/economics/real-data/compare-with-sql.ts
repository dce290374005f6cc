import { DuckDBInstance } from '@duckdb/node-api'
import { expect } from 'vitest'
import type { InputOf } from '../../../../shared/contract/contract.ts'
import { metricId } from '../../../../shared/economics/metric.ts'
import { ROLE_IDS, type RoleBinding, type RoleId } from '../../../../shared/economics/role.ts'
import { finish, type OpenWorkbench } from '../../../fixtures/open-workbench.ts'

export interface RealCase {
  readonly recipe: { readonly sources: readonly { readonly id: string; readonly files: readonly { path: string }[] }[] }
  readonly frame: InputOf<'frame.update'>['changes']
  /** Columns by meaning. */
  readonly roles: Readonly<Partial<Record<RoleId, string>>>
  readonly exclusions?: readonly (readonly [name: string, rule: string])[]
  readonly segments: readonly (readonly [name: string, rule: string])[]
  /** Asks DuckDB for a row per line, the last called “all”: its name as `line`, and metrics by their ids. */
  readonly sql: string
}

/** Relative difference up to which two sums of amounts are the same. */
const TOLERANCE = 1e-9

/** Makes the table in a new workspace, compares one option and holds every figure to what DuckDB answers to the case's SQL. */
export async function expectAsSql({ client, ...workbench }: OpenWorkbench, real: RealCase): Promise<number> {
  await client.call('workspaces.create', { title: 'Real data' })
  const grants = real.recipe.sources.map(({ id, files }) => [id, files.map(({ path }) => workbench.grantPath(path))])
  await client.call('recipe.adopt', { recipe: real.recipe, files: Object.fromEntries(grants) })
  await finish({ client, ...workbench }, await client.call('recipe.build', {}))
  await client.call('frame.update', { changes: real.frame })
  for (const role of ROLE_IDS) {
    const column = real.roles[role]
    const binding: RoleBinding | null =
      column === undefined ? null : { column, blankMeans: 'missing', trueValues: [], confirmed: true }
    await client.call('mapping.bind', { role, binding })
  }
  const structureId = (await client.call('structures.add', { name: 'Option', lens: 'value' })).structures[0]?.id ?? ''
  for (const [name, text] of real.exclusions ?? [])
    await client.call('segments.add', { structureId, kind: 'exclusion', name, text })
  for (const [name, text] of real.segments)
    await client.call('segments.add', { structureId, kind: 'segment', name, text })
  const { structures } = await client.call('comparison.run', { structureIds: [structureId], scenarioId: null })
  const rows = structures[0]?.rows ?? []

  const answers = await asked(real.sql)
  expect(answers.map(({ line }) => line).sort()).toEqual(
    rows.map(({ kind, name }) => (kind === 'total' ? 'all' : name)).sort(),
  )
  let compared = 0
  for (const { line, ...figures } of answers) {
    const row = rows.find(({ kind, name }) => (kind === 'total' ? 'all' : name) === line)
    for (const [id, answer] of Object.entries(figures)) {
      const metric = row?.metrics[metricId.parse(id)]
      const found = metric?.kind === 'value' ? metric.value : null
      const expected = answer === null ? null : Number(answer)
      const words = `${id}, ${String(line)}: ${found} and ${expected} by SQL`
      if (found === null || expected === null) expect(found, words).toBe(expected)
      else expect(Math.abs(found - expected), words).toBeLessThanOrEqual(Math.abs(expected) * TOLERANCE)
      compared += 1
    }
  }
  return compared
}

async function asked(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowObjects()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
