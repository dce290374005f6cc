import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unseenCheck } from '../../../shared/contract/learning.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

let workbench: OpenWorkbench
beforeEach(async () => {
  workbench = await openWorkbench()
  await workbench.client.call('workspaces.create', { title: 'Learning' })
})
afterEach(() => workbench.close())

interface Account {
  readonly id: string
  readonly group: string
  readonly value: number
}

/** Groups of three; unseen customers must not be told by their values, so these follow the row. */
const accounts = (count: number): readonly Account[] =>
  Array.from({ length: count }, (_, row) => ({
    id: `A-${row}`,
    group: row % 10 === 0 ? '' : `G-${Math.floor(row / 3)}`,
    value: (row * 7919) % 10007,
  }))

const load = (count: number): Promise<void> =>
  loadCsv(
    workbench,
    ['id,group,value', ...accounts(count).map(({ id, group, value }) => `${id},${group},${value}`)],
    'id',
  )

const lock = async (drawnBy: string): Promise<unknown> =>
  finish(workbench, await workbench.client.call('learning.lock', { drawnBy, by: 'Ana' }))

/** The documented rule, written out anew. */
function isUnseen(salt: string, name: string): boolean {
  const bytes = createHash('sha256').update(`${salt}:${name}`, 'utf8').digest()
  return bytes.readBigUInt64BE(0) < 0x4ccccccccccccc00n
}

const middleOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? 0

const unseen = () => workbench.client.call('learning.unseen', {})

describe('unseen customers', () => {
  it('are drawn by the documented rule, by their parent where they have one', async () => {
    await load(3000)
    expect(await unseen()).toMatchObject({ locked: null, suggested: 'id', columns: ['id', 'group', 'value'] })
    await lock('group')
    const { locked, shown, events } = await unseen()
    if (locked === null) throw new Error('Not locked')
    const rows = accounts(3000)
    const nameOf = ({ id, group }: Account): string => (group === '' ? id : group)
    const drawn = rows.filter((row) => isUnseen(locked.salt, nameOf(row)))
    const names = [...new Set(drawn.map(nameOf))].sort()
    expect(locked).toMatchObject({ method: 'share', share: 0.3, drawnBy: 'group', keyColumn: 'id', by: 'Ana' })
    expect(locked).toMatchObject({ units: 3000, unitsUnseen: drawn.length, namesUnseen: names.length })
    expect(locked.digest).toBe(
      createHash('sha256')
        .update(names.map((name) => `${name}\n`).join(''))
        .digest('hex'),
    )
    expect(shown).toEqual({ training: 3000 - drawn.length, unseen: drawn.length })
    expect(events).toHaveLength(1)
  })

  it('are left out of what is learned', async () => {
    await load(3000)
    const all = accounts(3000)
    const middle = async () => (await workbench.client.call('learning.middle', { column: 'value' })).value
    expect(await middle()).toBe(middleOf(all.map(({ value }) => value)))
    await lock('id')
    const { locked } = await unseen()
    const training = all.filter(({ id }) => !isUnseen(locked?.salt ?? '', id))
    expect(await middle()).toBe(middleOf(training.map(({ value }) => value)))
    expect((await unseen()).events.filter(({ event }) => event.event === 'read')).toEqual([])
  })

  it('are looked at only with a note of who, why and when, which nothing takes back', async () => {
    await load(3000)
    await lock('id')
    const { structures } = await workbench.client.call('structures.add', { name: 'Halves', lens: 'value' })
    const structureId = structures[0]?.id ?? ''
    await workbench.client.call('segments.add', { structureId, kind: 'segment', name: 'High', text: 'value > 5000' })
    const check = { structureId, by: 'Ben', purpose: 'Before the board meets' }
    const found = unseenCheck.parse(await finish(workbench, await workbench.client.call('learning.check', check)))
    const { locked } = await unseen()
    const expected = accounts(3000).filter(({ id, value }) => value > 5000 && isUnseen(locked?.salt ?? '', id)).length
    expect(found.entries[0]).toMatchObject({ name: 'High', unseen: expected })
    expect(found.entries.reduce((sum, { unseen: count }) => sum + count, 0)).toBe(locked?.unitsUnseen)
    await workbench.client.call('history.undo', {})
    workbench = await workbench.restart()
    await workbench.client.call('workspaces.open', {
      grant: workbench.grantPath(`${workbench.folder}/workspaces/Learning.tessera`),
    })
    const { events } = await unseen()
    expect(events.map(({ event }) => event.event)).toEqual(['read', 'locked'])
    expect(events[0]?.event).toMatchObject({ by: 'Ben', purpose: 'Before the board meets', subject: 'Halves' })
  })

  it('are locked once, and given free only with a reason that stays', async () => {
    await load(2500)
    await lock('id')
    await expect(lock('id')).rejects.toMatchObject({ code: 'conflict' })
    await expect(workbench.client.call('learning.unlock', { by: 'Ana', reason: ' ' })).rejects.toMatchObject({
      code: 'bad-request',
    })
    await workbench.client.call('learning.unlock', { by: 'Ana', reason: 'Other base of customers' })
    const after = await unseen()
    expect(after.locked).toBeNull()
    expect(after.events[0]?.event).toEqual({ event: 'unlocked', by: 'Ana', reason: 'Other base of customers' })
    await lock('id')
    expect((await unseen()).locked?.salt).not.toBe('')
  })

  it('are drawn by the parent where the recipe names one', async () => {
    const { client } = workbench
    const file = join(workbench.folder, 'sites.csv')
    const lines = accounts(2100).map(({ id, group, value }) => `${id},${group},${value}`)
    writeFileSync(file, `${['id,group,value', ...lines].join('\n')}\n`)
    const recipe = {
      unit: { noun: { plural: 'sites', singular: 'site' }, kind: 'site' },
      asOf: '2026-01-31',
      sources: [{ id: 'sites', name: 'Sites', files: [{ path: 'sites.csv' }], role: 'attributes' }],
      table: { base: { kind: 'source', source: 'sites', key: 'id', parent: { column: 'group' } } },
    }
    await client.call('recipe.adopt', { recipe, files: { sites: [workbench.grantPath(file)] } })
    await finish(workbench, await client.call('recipe.build', {}))
    const { suggested } = await unseen()
    expect(suggested).toBe('group')
    await lock(suggested ?? '')
    const { locked } = await unseen()
    const drawn = accounts(2100).filter(({ id, group }) => isUnseen(locked?.salt ?? '', group === '' ? id : group))
    expect(locked?.unitsUnseen).toBe(drawn.length)
  })

  it('are not learned from where a table has no longer what names them', async () => {
    await load(2500)
    await lock('id')
    await loadCsv(
      workbench,
      ['account,group,value', ...accounts(2500).map(({ id, group, value }) => `${id},${group},${value}`)],
      'account',
    )
    const middle = workbench.client.call('learning.middle', { column: 'value' })
    await expect(middle).rejects.toMatchObject({ code: 'not-available', message: expect.stringContaining('“id”') })
    expect(await unseen()).toMatchObject({ locked: { drawnBy: 'id' }, shown: null })
  })

  it('are none where there are too few, or rows have no name of their own', async () => {
    await load(200)
    await lock('id')
    expect(await unseen()).toMatchObject({ locked: { method: 'folds' }, shown: { training: 200, unseen: 0 } })
    await loadCsv(workbench, ['value', '1', '2'], null)
    await expect(lock('value')).rejects.toMatchObject({ code: 'not-available' })
  })
})
