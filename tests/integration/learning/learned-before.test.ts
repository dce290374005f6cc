import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const RECIPE = {
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2026-01-31',
  sources: [{ id: 'accounts', name: 'Accounts', files: [{ path: 'accounts.csv' }], role: 'attributes' }],
  table: { base: { kind: 'source', source: 'accounts', key: 'id' } },
}
const SCORE = { part: 'other', name: 'v', column: 'value', better: 'high' } as const

let workbench: OpenWorkbench
beforeEach(async () => {
  workbench = await openWorkbench()
})
afterEach(() => workbench.close())

const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
const unseen = () => call('learning.unseen', {})
const learn = async () => finish(workbench, await call('learning.scores', { scores: [SCORE] }))
const lock = async () => finish(workbench, await call('learning.lock', { drawnBy: 'id', by: 'Ana' }))

async function build(rows: number): Promise<void> {
  const lines = Array.from({ length: rows }, (_, row) => `A-${row},${(row * 7919) % 10007}`)
  writeFileSync(join(workbench.folder, 'accounts.csv'), `${['id,value', ...lines].join('\n')}\n`)
  await call('workspaces.create', { title: 'Learning' })
  const files = { accounts: [workbench.grantPath(join(workbench.folder, 'accounts.csv'))] }
  await call('recipe.adopt', { recipe: RECIPE, files })
  await finish(workbench, await call('recipe.build', {}))
}

it('flags what was learned from customers who were locked afterwards, until it is learned again', async () => {
  await build(3000)
  await learn()
  await call('structures.add', { name: 'Tiers', lens: 'value' })
  expect((await unseen()).learned).toMatchObject([
    { name: 'v', column: 'value', units: 3000, standing: 'from-everybody' },
  ])
  await lock()
  const after = await unseen()
  expect(after.learned).toMatchObject([{ standing: 'from-everybody' }])
  expect(after.events[0]?.event).toMatchObject({ event: 'locked', learnedBefore: ['v'], optionsBefore: 1 })
  await learn()
  const { learned, locked, events } = await unseen()
  const training = 3000 - (locked?.unitsUnseen ?? 0)
  expect(learned).toMatchObject([{ standing: 'without-unseen', units: training, moved: null }])
  // The log keeps what was, and another lock makes it what it was before.
  expect(events).toHaveLength(1)
  await call('learning.unlock', { by: 'Ana', reason: 'Drawn too early' })
  await lock()
  expect((await unseen()).learned).toMatchObject([{ standing: 'from-everybody' }])
})

it('flags scores of few customers that no folds have judged', async () => {
  await build(300)
  await learn()
  await lock()
  expect((await unseen()).learned).toMatchObject([{ standing: 'from-everybody', moved: null }])
  await learn()
  const [score] = (await unseen()).learned
  expect(score?.standing).toBe('by-folds')
  expect(score?.moved).toBeGreaterThanOrEqual(0)
})
