import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Spine } from '../../../shared/entities/spine.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* A table that a recipe makes holds no place finer than a city, unless every source that has one has consent. */

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
  await workbench.client.call('workspaces.create', { title: 'Recipe' })
})
afterAll(() => workbench.close())

async function build(options: object): Promise<Spine> {
  const file = join(workbench.folder, 'sites.csv')
  writeFileSync(file, 'zip,latitude,longitude,seats\nA10115,52.520008,13.404954,1\nB80331,48.137154,11.576124,2\n')
  const recipe = {
    unit: { noun: { plural: 'sites', singular: 'site' }, kind: 'site' },
    asOf: '2026-01-31',
    sources: [{ id: 'sites', name: 'Sites', files: [{ path: file }], role: 'attributes', options }],
    table: {
      base: { kind: 'source', source: 'sites', key: 'zip' },
      steps: [{ id: 'far', kind: 'derive', name: 'far', formula: 'seats * 10' }],
    },
  }
  const { client } = workbench
  await client.call('recipe.adopt', { recipe, files: { sites: [workbench.grantPath(file)] } })
  await finish(workbench, await client.call('recipe.build', {}))
  const view = await client.call('workspaces.current', {})
  if (!view?.spine) throw new Error('no table was made')
  return view.spine
}
const least = ({ columns }: Spine, name: string) =>
  columns.find((column) => column.name === name)?.evidence?.quantiles?.min

it('coarsens places in the table that a recipe makes, but never its key', async () => {
  const spine = await build({})
  expect([least(spine, 'latitude'), least(spine, 'longitude')]).toEqual([48.1, 11.6])
  expect(spine.columns.find(({ name }) => name === 'zip')).toMatchObject({ distinct: 2, missing: 0 })
})

it('keeps them where the source says who consented, and tags them with that', async () => {
  const spine = await build({ preciseLocations: { consent: 'Contracts of 2025, clause 4' } })
  expect([least(spine, 'latitude'), least(spine, 'longitude')]).toEqual([48.137154, 11.576124])
  const view = await workbench.client.call('workspaces.current', {})
  expect(view?.dictionary.columns.latitude?.said).toEqual({ purpose: 'Contracts of 2025, clause 4', basis: 'consent' })
})
