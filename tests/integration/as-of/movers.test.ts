import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AssignmentUse } from '../../../shared/quality/consent.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* Ann and Bo signed in on the 1st and the 3rd of March, Cy on the 31st for the first time. */
const LOGINS = 'account,day\nAnn,2026-02-10\nAnn,2026-03-01\nBo,2026-03-03\nCy,2026-03-31\n'

const RECIPE = {
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2026-03-31',
  sources: [
    {
      ...{ id: 'logins', name: 'Logins', role: 'flow', completeness: 'complete', dateColumn: 'day' },
      files: [{ path: 'logins.csv' }],
    },
  ],
  table: {
    base: { kind: 'keys', name: 'account', of: [{ source: 'logins', key: 'account' }] },
    steps: [
      {
        ...{ kind: 'features', source: 'logins', key: 'account' },
        features: [{ name: 'idle_days', kind: 'recency' }],
      },
    ],
  },
}

let workbench: OpenWorkbench
let structureId: string
beforeAll(async () => {
  workbench = await openWorkbench()
  const { client } = workbench
  const file = join(workbench.folder, 'logins.csv')
  writeFileSync(file, LOGINS)
  await client.call('workspaces.create', { title: 'Idle' })
  await client.call('recipe.adopt', { recipe: RECIPE, files: { logins: [workbench.grantPath(file)] } })
  await finish(workbench, await client.call('recipe.build', {}))
  await finish(workbench, await client.call('asOf.build', { days: ['2026-03-30', '2026-03-02'] }))
  const { structures } = await client.call('structures.add', { name: 'Use', lens: 'behaviour' })
  structureId = structures[0]?.id ?? ''
  await client.call('segments.add', { structureId, kind: 'segment', name: 'Active', text: 'idle_days < 30' })
  await client.call('segments.add', { structureId, kind: 'segment', name: 'At risk', text: 'idle_days >= 30' })
})
afterAll(() => workbench.close())

it('an account that is idle for 29 days is active, and at risk on the day after: it is among the movers', async () => {
  const { entries, counts } = await workbench.client.call('asOf.movers', {
    ...{ from: '2026-03-30', to: '2026-03-31', structureId },
  })
  expect(entries.map(({ name }) => name)).toEqual(['Active', 'At risk', 'Standard path'])
  // Then Active: Bo stays, Ann goes; nobody was at risk; Cy comes.
  expect(counts).toEqual([
    [1, 1, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [1, 0, 0, 0],
  ])
  const between = { from: '2026-03-30', to: '2026-03-31', structureId }
  const { fileName, bytes } = await workbench.client.file('asOf.moversFile', between)
  expect(fileName).toBe('Use movers 2026-03-30 to 2026-03-31.csv')
  expect(Buffer.from(bytes).toString('utf8').replace('\uFEFF', '').split('\r\n')).toEqual([
    'account,segment as of 2026-03-30,segment as of 2026-03-31',
    'Ann,Active,At risk',
    'Cy,,Active',
    '',
  ])
})

it('the list of movers leaves for a use that was said, with those who consent to it by their last table', async () => {
  const between = { from: '2026-03-30', to: '2026-03-31', structureId }
  // Ann has been idle longer than that since; Cy is new.
  await workbench.client.call('consents.set', { consents: [{ purpose: 'Calls', rule: 'idle_days < 20' }] })
  await expect(workbench.client.file('asOf.moversFile', between)).rejects.toMatchObject({ code: 'conflict' })
  const listed = async (use: AssignmentUse): Promise<readonly string[]> => {
    const { bytes } = await workbench.client.file('asOf.moversFile', { ...between, use })
    const [, ...lines] = Buffer.from(bytes).toString('utf8').trimEnd().split('\r\n')
    return lines
  }
  expect(await listed({ kind: 'purpose', purpose: 'calls' })).toEqual(['Cy,,Active'])
  expect(await listed({ kind: 'no-consent-needed' })).toEqual(['Ann,Active,At risk', 'Cy,,Active'])
  await workbench.client.call('history.undo', {})
})

it('the list of movers asks for a purpose where a rule uses a column by consent alone', async () => {
  const { call, file } = workbench.client
  const between = { from: '2026-03-30', to: '2026-03-31', structureId }
  await call('dictionary.describe', { columns: ['idle_days'], changes: { basis: 'consent', purpose: 'Calls' } })
  await expect(file('asOf.moversFile', between)).rejects.toThrow(/“idle_days” by consent alone/)
  await call('consents.set', { consents: [{ purpose: 'Calls', rule: 'idle_days < 20' }] })
  const needsNone = file('asOf.moversFile', { ...between, use: { kind: 'no-consent-needed' } })
  await expect(needsNone).rejects.toMatchObject({ code: 'conflict' })
  const { bytes } = await file('asOf.moversFile', { ...between, use: { kind: 'purpose', purpose: 'Calls' } })
  expect(Buffer.from(bytes).toString('utf8')).not.toContain('Ann')
  for (let edits = 0; edits < 2; edits += 1) await call('history.undo', {})
})

it('between a day and itself nobody moves, and a day that is not kept is named', async () => {
  const same = await workbench.client.call('asOf.movers', { from: '2026-03-02', to: '2026-03-02', structureId })
  expect(same.counts[0]).toEqual([1, 0, 0, 0])
  const other = workbench.client.call('asOf.movers', { from: '2020-01-31', to: '2026-03-31', structureId })
  await expect(other).rejects.toMatchObject({ code: 'not-found' })
})
