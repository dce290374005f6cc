import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { judgeColumns } from '../../../shared/quality/judge-columns.ts'
import { loadFile, type ReadOptions } from '../../fixtures/load-csv.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* The gate between the customer table and its rules, asked of the whole workbench. */

const ROWS = 200

let workbench: OpenWorkbench
let view: WorkspaceView
let structureId: string

const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
const graded = (workspace: WorkspaceView, name: string) => {
  const found = judgeColumns(workspace).find(({ column }) => column.name === name)
  if (found === undefined) throw new Error(`no column ${name}`)
  return found
}
async function current(): Promise<WorkspaceView> {
  const open = await call('workspaces.current', {})
  if (open === null) throw new Error('no workspace is open')
  return open
}
async function load(options: ReadOptions): Promise<void> {
  await loadFile(workbench, join(workbench.folder, 'people.csv'), 'id', options)
}
const blocked = async () => (await call('exports.describe', { structureId })).blocked

beforeAll(async () => {
  workbench = await openWorkbench()
  const lines = Array.from({ length: ROWS }, (_, row) => {
    return [`c${row}`, row % 2 ? 'f' : 'm', 'EU', 100 + (row % 70), 52.52001 + row / 1000, `Weg ${row}`].join(',')
  })
  writeFileSync(join(workbench.folder, 'people.csv'), `id,gender,zone,revenue,latitude,street\n${lines.join('\n')}\n`)
  await call('workspaces.create', { title: 'People' })
  await load({})
  const made = await call('structures.add', { name: 'By gender', lens: 'demographic' })
  structureId = made.structures[0]?.id ?? ''
  await call('segments.add', { structureId, kind: 'segment', name: 'Women', text: 'gender = "f"' })
  view = await current()
})
afterAll(() => workbench.close())

describe('a column that may not enter a rule', () => {
  it('is refused in rules with the reason, and nothing is exported', async () => {
    expect(graded(view, 'gender')).toMatchObject({ grade: 'pass', entry: { sensitivity: 'protected' } })
    const reach = await call('structures.reach', { structureId })
    expect(reach.entries[0]).toMatchObject({
      units: 0,
      broken: expect.stringContaining('“gender” cannot enter a rule'),
    })
    expect(await blocked()).toEqual([expect.stringContaining('neither purpose nor legal basis')])
  })

  it('may still be looked at', async () => {
    expect(await call('grid.count', { filter: 'gender = "f"', sort: null, within: null })).toEqual({ rowCount: 100 })
  })

  it('comes in with purpose and basis, for several columns at once, until that is undone', async () => {
    const changes = { purpose: 'Tone of letters', basis: 'consent' } as const
    const said = await call('dictionary.describe', { columns: ['gender', 'zone'], changes })
    expect(said.history.undo).toBe('describe 2 columns')
    expect(['gender', 'zone'].map((name) => graded(said, name).entry.purpose)).toEqual([
      'Tone of letters',
      'Tone of letters',
    ])
    expect(await blocked()).toEqual([])
    const reach = await call('structures.reach', { structureId })
    expect(reach.entries[0]).toMatchObject({ units: 100, broken: null })
    await call('history.undo', {})
    expect(await blocked()).toHaveLength(1)
    await call('history.redo', {})
    expect(await blocked()).toEqual([])
  })

  it('is taken for less sensitive with a reason only', async () => {
    const lower = { columns: ['gender'], changes: { sensitivity: 'none' as const } }
    await expect(call('dictionary.describe', lower)).rejects.toMatchObject({ code: 'bad-request' })
    const changes = { sensitivity: 'none', sensitivityReason: 'Of products, not of people' } as const
    expect(graded(await call('dictionary.describe', { columns: ['gender'], changes }), 'gender').refusal).toBeNull()
    const back = await call('dictionary.describe', { columns: ['gender'], reset: ['sensitivity'] })
    expect(graded(back, 'gender').entry).toMatchObject({ sensitivity: 'protected', sensitivityReason: '' })
  })

  it('is used in spite of a fault once a person accepts it, and no longer when that is taken back', async () => {
    expect(graded(await current(), 'zone')).toMatchObject({ grade: 'fail' })
    await call('segments.add', { structureId, kind: 'segment', name: 'Europe', text: 'zone = "EU"' })
    expect(await blocked()).toEqual([expect.stringContaining('one value everywhere')])
    const accepted = await call('dictionary.accept', { columns: ['zone'], reason: 'More zones come next year' })
    expect(graded(accepted, 'zone')).toMatchObject({
      grade: 'fail',
      refusal: null,
      accepted: { findings: ['constant'] },
    })
    expect(await blocked()).toEqual([])
    await call('dictionary.accept', { columns: ['zone'], reason: null })
    expect(await blocked()).toHaveLength(1)
    await call('history.undo', {})
    await expect(call('dictionary.accept', { columns: ['revenue'], reason: 'x' })).rejects.toMatchObject({
      code: 'bad-request',
    })
    await expect(call('dictionary.accept', { columns: ['nothing'], reason: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('goes out with the definition in a file of its own, which holds no values', async () => {
    const { digest, files } = await call('exports.describe', { structureId })
    expect(files.map(({ id }) => id)).toContain('dictionary')
    await finish(workbench, await call('exports.prove', { structureId }))
    const { bytes } = await workbench.client.file('exports.file', { structureId, fileId: 'dictionary' })
    const { definition, columns } = JSON.parse(Buffer.from(bytes).toString('utf8'))
    expect(definition).toMatchObject({ name: 'By gender', sha256: digest })
    expect(columns).toMatchObject([
      { name: 'gender', purpose: 'Tone of letters', basis: 'consent', sensitivity: 'protected', grade: 'pass' },
      { name: 'zone', grade: 'fail', findings: ['constant'], accepted: { reason: 'More zones come next year' } },
    ])
  })

  it('survives a restart with what was said of it', async () => {
    workbench = await workbench.restart()
    await call('workspaces.open', { grant: (await call('workspaces.recent', {}))[0]?.grant ?? '' })
    expect(graded(await current(), 'gender').entry.purpose).toBe('Tone of letters')
    expect(await blocked()).toEqual([])
  })
})

describe('limits', () => {
  it('move, come back, and are refused where a column would fail before it warns', async () => {
    const moved = await call('dictionary.setLimits', { limits: { missingWarns: 0.2 } })
    expect(moved.dictionary.limits).toMatchObject({ missingWarns: 0.2, missingFails: 0.95 })
    await expect(call('dictionary.setLimits', { limits: { missingFails: 0.1 } })).rejects.toMatchObject({
      code: 'bad-request',
    })
    expect((await call('dictionary.setLimits', { limits: null })).dictionary.limits.missingWarns).toBe(0.05)
  })
})

describe('precise locations', () => {
  it('are coarse in the workspace, and fine again only by reading the file with consent', async () => {
    const before = await current()
    expect(before.spine?.columns.map(({ coarsened }) => coarsened ?? '')).toEqual([
      '',
      '',
      '',
      '',
      'tenth-of-a-degree',
      'left-out',
    ])
    expect(graded(before, 'latitude').column.evidence?.quantiles).toMatchObject({ min: 52.5, max: 52.7 })
    // What was left out is missing in the file, too, which was opened again since.
    const nowhere = { filter: 'street is missing', sort: null, within: null }
    expect(await call('grid.count', nowhere)).toEqual({ rowCount: ROWS })
    await load({ preciseLocations: { consent: 'Members agreed on the form of 2025' } })
    const after = await current()
    expect(graded(after, 'latitude').column.evidence?.quantiles?.min).toBeCloseTo(52.52001, 5)
    expect(graded(after, 'latitude')).toMatchObject({
      refusal: null,
      entry: { sensitivity: 'personal', basis: 'consent', purpose: 'Members agreed on the form of 2025' },
    })
    expect(after.spine?.columns.every(({ coarsened }) => coarsened === undefined)).toBe(true)
  })
})
