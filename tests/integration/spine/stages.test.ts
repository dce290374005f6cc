import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecipeStages } from '../../../shared/contract/warehouse.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'
import { clientRecipe } from './client-recipe.ts'

const NOTHING = { spent: '', region: '' }

describe('the stages of a recipe', () => {
  let workbench: OpenWorkbench
  let structureId: string
  const stages = async (): Promise<RecipeStages> => {
    const found = await workbench.client.call('recipe.stages', {})
    if (found === null) throw new Error('There is no recipe')
    return found
  }
  beforeAll(async () => {
    workbench = await openWorkbench()
    const { client, folder } = workbench
    const files = {
      clients: ['client,sector', 'C1,Health', 'C2,Retail'],
      orders: ['client,day,amount', 'C1,2025-01-05,10.5', 'C2,2025-01-06,20'],
    }
    for (const [name, lines] of Object.entries(files))
      await writeFile(join(folder, `${name}.csv`), `${lines.join('\n')}\n`)
    const grant = (name: string) => [workbench.grantPath(join(folder, `${name}.csv`))]
    await client.call('workspaces.create', { title: 'Stages' })
    await client.call('recipe.adopt', {
      recipe: clientRecipe('orders.csv'),
      files: { clients: grant('clients'), orders: grant('orders') },
    })
    await finish(workbench, await client.call('recipe.build', {}))
    await client.call('thresholds.set', { name: 'floor', value: 15, unit: '€' })
    const made = await client.call('structures.add', { name: 'Tiers', lens: 'value' })
    structureId = made.structures.at(-1)?.id ?? ''
    await client.call('segments.add', { structureId, kind: 'segment', name: 'Large', text: 'spent >= @floor' })
  })
  afterAll(() => workbench.close())

  it('moving a threshold changes the hash of the rules alone', async () => {
    const before = await stages()
    await workbench.client.call('thresholds.set', { name: 'floor', value: 16, unit: '€' })
    const after = await stages()
    expect(after.rules[0]?.hash).not.toBe(before.rules[0]?.hash)
    expect({ ...after, rules: NOTHING }).toEqual({ ...before, rules: NOTHING })
    await workbench.client.call('thresholds.set', { name: 'floor', value: 15, unit: '€' })
    expect(await stages()).toEqual(before)
  })

  it('hashes the rules by what they say, as anybody can compute it', async () => {
    const said = {
      exclusions: [],
      segments: [{ name: 'Large', rule: 'spent >= @floor' }],
      otherwise: 'Standard path',
      thresholds: [{ name: 'floor', value: 15 }],
    }
    const hash = createHash('sha256')
      .update(canonicalize(said) ?? '')
      .digest('hex')
    expect((await stages()).rules).toEqual([{ structureId, name: 'Tiers', hash }])
  })

  it('stand in the definition that is handed over, with the scripts of the recipe beside it', async () => {
    const { client } = workbench
    const { sources, features, rules } = await stages()
    const { definition, files } = await client.call('exports.describe', { structureId })
    expect(JSON.parse(definition ?? '')).toMatchObject({
      stages: { sources, features, scores: null, rules: rules[0]?.hash },
    })
    expect(files.map(({ fileName }) => fileName)).toEqual(
      expect.arrayContaining(['tiers.recipe.duckdb.sql', 'tiers.recipe.postgresql.sql']),
    )
    await finish(workbench, await client.call('exports.prove', { structureId }))
    const { bytes } = await client.file('exports.file', { structureId, fileId: 'recipe-postgresql' })
    const script = Buffer.from(bytes).toString('utf8')
    expect(script).toContain(`--   4 rules     ${rules[0]?.hash}`)
    expect(script).toContain('CREATE TABLE "tessera_recipe"."customers"')
  })

  it('changing a feature changes the features, not the sources and not the rules', async () => {
    const before = await stages()
    const { client } = workbench
    const view = await client.call('recipe.get', {})
    const step = view?.recipe.table.steps[0]
    if (step?.kind !== 'features') throw new Error('The recipe begins otherwise')
    const features = [...step.features, { name: 'orders', kind: 'count' as const, where: null, windowDays: null }]
    await client.call('recipe.edit', { edit: { kind: 'change-table-step', step: { ...step, features } } })
    const after = await stages()
    expect(after.features).not.toBe(before.features)
    expect([after.sources, after.rules]).toEqual([before.sources, before.rules])
    // The table is still the one of the last build: its definition keeps its stages, and no script would make it.
    const { definition, files } = await client.call('exports.describe', { structureId })
    expect(JSON.parse(definition ?? '')).toMatchObject({ stages: { features: before.features } })
    expect(files.filter(({ id }) => id.startsWith('recipe'))).toEqual([])
  })

  it('naming the table of a warehouse changes none', async () => {
    const before = await stages()
    const edit = { kind: 'change-source' as const, sourceId: 'orders', changes: { table: 'sales.orders' } }
    await workbench.client.call('recipe.edit', { edit })
    expect(await stages()).toEqual(before)
    const { text, sources } = await workbench.client.call('recipe.script', { product: 'postgresql' })
    expect(text).toContain('FROM "sales"."orders";')
    expect(sources.map(({ table, isProposed }) => [table, isProposed])).toEqual([
      ['raw.clients', true],
      ['sales.orders', false],
    ])
  })
})
