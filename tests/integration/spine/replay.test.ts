import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type FilesCompared,
  filesCompared,
  recipeBuilt,
  type StepPreview,
  stepPreview,
} from '../../../shared/contract/recipe.ts'
import type { RecipeDifference } from '../../../shared/recipe/recipe-difference.ts'
import type { RunReport } from '../../../shared/recipe/recipe-report.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'
import { clientRecipe } from './client-recipe.ts'

const RECIPE = clientRecipe()
const CLIENTS = ['client,sector', 'C1,Health', 'C2,Retail']
const ORDERS = ['client,day,amount,note', 'C1,2025-01-05,10.5,a', 'C2,2025-01-06,20,b', 'C1,2025-02-03,100,c']

let bench: OpenWorkbench
beforeAll(async () => {
  bench = await openWorkbench()
})
afterAll(() => bench.close())

async function write(name: string, lines: readonly string[]): Promise<string> {
  const path = join(bench.folder, name)
  await writeFile(path, `${lines.join('\n')}\n`)
  return bench.grantPath(path)
}

interface OtherFiles {
  readonly replace?: Record<string, string[]>
  readonly add?: Record<string, string[]>
}

async function build(input: OtherFiles & { readonly asOf?: string } = {}): Promise<RunReport> {
  const job = await bench.client.call('recipe.build', input)
  return recipeBuilt.parse(await finish(bench, job)).report
}

/** How other files differ from those of the last build. */
async function compared(files: OtherFiles): Promise<FilesCompared> {
  return filesCompared.parse(await finish(bench, await bench.client.call('recipe.compareFiles', files)))
}

/** The rows after a step, and what was being done meanwhile. */
async function preview(
  sourceId: string | null,
  stepId: string | null,
): Promise<StepPreview & { readonly phases: ReadonlySet<string> }> {
  const { jobId } = await bench.client.call('recipe.preview', { sourceId, stepId, rows: 10 })
  const phases = new Set<string>()
  const result = await bench.client.finish(jobId, ({ progress }) => phases.add(progress.phase))
  return { ...stepPreview.parse(result), phases }
}

const differences = (report: RunReport): RecipeDifference[] => report.differences

beforeEach(async () => {
  await bench.client.call('workspaces.create', { title: 'Replay' })
  const files = { clients: [await write('clients.csv', CLIENTS)], orders: [await write('orders.csv', ORDERS)] }
  await bench.client.call('recipe.adopt', { recipe: RECIPE, files })
})

describe('a recipe in the workspace', () => {
  it('makes the customer table with its day and noun, and one undo takes all of it back', async () => {
    await build()
    const first = await bench.client.call('workspaces.current', {})
    expect(first).toMatchObject({
      spine: { unitCount: 2, keyColumn: 'client', source: { format: 'recipe', fileName: 'Clients, Orders' } },
      frame: { asOf: '2025-01-31', unitNoun: { plural: 'clients' } },
      history: { undo: 'build the customer table' },
    })
    await build({ asOf: '2025-02-28' })
    const second = await bench.client.call('workspaces.current', {})
    expect(second?.spine?.snapshotId).not.toBe(first?.spine?.snapshotId)
    const undone = await bench.client.call('history.undo', {})
    expect(undone.spine).toEqual(first?.spine)
    expect(undone.frame).toEqual(first?.frame)
    const view = await bench.client.call('recipe.get', {})
    expect(view).toMatchObject({ recipe: { asOf: '2025-01-31' }, report: { asOf: '2025-01-31' }, isStale: false })
  })

  it('keeps paths that the workspace leads to, and is read back after a restart', async () => {
    await build()
    const before = await bench.client.call('recipe.get', {})
    expect(before?.recipe.sources.map(({ files }) => files.map(({ path }) => path))).toEqual([
      ['../clients.csv'],
      ['../orders.csv'],
    ])
    const [recent] = await bench.client.call('workspaces.recent', {})
    bench = await bench.restart()
    const [again] = await bench.client.call('workspaces.recent', {})
    expect(again?.title).toBe(recent?.title)
    await bench.client.call('workspaces.open', { grant: again?.grant ?? '' })
    expect((await bench.client.call('recipe.get', {}))?.recipe).toEqual(before?.recipe)
  })

  it('says what differs in other files: rows, new columns, new values, another type', async () => {
    expect(differences(await build())).toEqual([])
    const clients = await write('clients-2.csv', [
      'client,sector,city',
      'C1,Health,Ulm',
      'C2,Sports,Bonn',
      'C3,Health,Ulm',
    ])
    const orders = await write('orders-2.csv', ['client,day,amount,note', 'C1,2025-01-05,10,7', 'C3,2025-01-09,1,8'])
    const report = await build({ replace: { clients: [clients], orders: [orders] } })
    expect(differences(report)).toEqual([
      { kind: 'new-column', sourceId: 'clients', column: 'city', type: 'text' },
      { kind: 'new-values', sourceId: 'clients', column: 'client', values: ['C3'] },
      { kind: 'new-values', sourceId: 'clients', column: 'sector', values: ['Sports'] },
      { kind: 'rows', sourceId: 'clients', from: 2, to: 3 },
      { kind: 'type-change', sourceId: 'orders', column: 'amount', from: 'number', to: 'integer', inUse: true },
      { kind: 'type-change', sourceId: 'orders', column: 'note', from: 'text', to: 'integer', inUse: false },
      { kind: 'new-values', sourceId: 'orders', column: 'client', values: ['C3'] },
      { kind: 'rows', sourceId: 'orders', from: 3, to: 2 },
    ])
    const view = await bench.client.call('recipe.get', {})
    expect(view?.recipe.sources.map(({ files }) => files[0]?.path)).toEqual(['../clients-2.csv', '../orders-2.csv'])
  })

  it('says what differs before anything is built, reads nothing twice for it, and is one undo with its files', async () => {
    await build()
    const before = await bench.client.call('workspaces.current', {})
    const clients = await write('clients-2.csv', ['client,sector', 'C1,Health', 'C2,Sports', 'C3,Retail'])
    const orders = await write('orders-feb.csv', ['client,day,amount,note', 'C3,2025-02-14,7,a'])
    const files = { replace: { clients: [clients] }, add: { orders: [orders] } }
    const found = await compared(files)
    expect(found).toEqual({
      problems: [],
      repeated: [],
      after: { rows: 2, sourceIds: ['orders'], last: '2025-02-14' },
      differences: [
        { kind: 'new-values', sourceId: 'clients', column: 'client', values: ['C3'] },
        { kind: 'new-values', sourceId: 'clients', column: 'sector', values: ['Sports'] },
        { kind: 'rows', sourceId: 'clients', from: 2, to: 3 },
        { kind: 'new-values', sourceId: 'orders', column: 'client', values: ['C3'] },
        { kind: 'rows', sourceId: 'orders', from: 3, to: 4 },
      ],
    })
    expect(await bench.client.call('workspaces.current', {})).toEqual(before)
    const { jobId } = await bench.client.call('recipe.build', { ...files, asOf: '2025-02-28' })
    const phases: string[] = []
    const built = recipeBuilt.parse(await bench.client.finish(jobId, ({ progress }) => phases.push(progress.phase)))
    expect(phases.filter((phase) => phase.startsWith('Reading'))).toEqual([])
    expect(built.report.differences).toEqual(found.differences)
    const view = await bench.client.call('recipe.get', {})
    expect(view?.recipe).toMatchObject({
      asOf: '2025-02-28',
      sources: [{ files: [{ path: '../clients-2.csv' }] }, { files: [{}, { path: '../orders-feb.csv' }] }],
    })
    const undone = await bench.client.call('history.undo', {})
    expect(undone).toMatchObject({
      spine: before?.spine,
      frame: before?.frame,
      history: { undo: before?.history.undo },
    })
    expect((await bench.client.call('recipe.get', {}))?.recipe).toMatchObject({
      asOf: '2025-01-31',
      sources: [{ files: [{ path: '../clients.csv' }] }, { files: [{ path: '../orders.csv' }] }],
    })
  })

  it('says what other files would break', async () => {
    await build()
    const orders = await write('orders-3.csv', ['client,day,amounts,note', 'C1,2025-01-05,10.5,a'])
    expect(await compared({ replace: { orders: [orders] } })).toMatchObject({
      differences: expect.arrayContaining([
        { kind: 'missing-column', sourceId: 'orders', column: 'amount', nearest: 'amounts', inUse: true },
      ]),
      problems: [{ stepId: 'bought', message: 'There is no column “amount” here.' }],
    })
  })

  it('refuses a file that lacks a column in use, names the nearest, and changes nothing', async () => {
    await build()
    const before = await bench.client.call('workspaces.current', {})
    const orders = await write('orders-3.csv', ['client,day,amounts', 'C1,2025-01-05,10.5'])
    await expect(build({ replace: { orders: [orders] } })).rejects.toMatchObject({
      code: 'recipe-invalid',
      message: 'Orders has no column “amount” any more; it has a new column “amounts”.',
    })
    expect(await bench.client.call('workspaces.current', {})).toEqual(before)
  })

  it('refuses a month beside the others that lacks a column in use, and says so before anything is built', async () => {
    await build()
    const before = await bench.client.call('workspaces.current', {})
    const add = { orders: [await write('orders-renamed.csv', ['client,day,Qty,note', 'C2,2025-01-30,7.5,a'])] }
    const problem = {
      message: 'orders-renamed.csv has no column “amount”, which orders.csv has; “Qty” may be its new name.',
      remedy: 'Name the column “amount” in orders-renamed.csv, or leave that file out.',
    }
    expect((await compared({ add })).problems).toEqual([{ sourceId: 'orders', stepId: null, ...problem }])
    await expect(build({ add })).rejects.toMatchObject({
      ...problem,
      code: 'recipe-invalid',
      message: `Orders: ${problem.message}`,
    })
    expect(await bench.client.call('workspaces.current', {})).toEqual(before)
  })

  it('takes a month that lacks a column which nothing uses, even where another source has one of that name', async () => {
    const clients = await write('clients-noted.csv', ['client,sector,note', 'C1,Health,x', 'C2,Retail,y'])
    await build({ replace: { clients: [clients] } })
    const add = { orders: [await write('orders-short.csv', ['client,day,amount', 'C2,2025-01-30,7'])] }
    expect((await compared({ add })).problems).toEqual([])
    await build({ add })
    expect((await preview(null, 'bought')).rows.map((row) => row.at(-1))).toEqual([10.5, 27])
  })

  it('is made without a source that nothing uses, which a look has read or not, and says so', async () => {
    await bench.client.call('recipe.edit', { edit: { kind: 'remove-step', stepId: 'bought' } })
    const first = await build()
    expect(first).toMatchObject({ units: 2, unusedSources: ['orders'], sources: [{ sourceId: 'clients' }] })
    await preview('orders', null)
    expect((await build()).unusedSources).toEqual(['orders'])
    expect((await bench.client.call('workspaces.current', {}))?.spine?.source.fileName).toBe('Clients')
    // Nor does it matter that its file is gone, until something uses it again.
    await rm(join(bench.folder, 'orders.csv'))
    await build()
    expect(await bench.client.call('recipe.get', {})).toMatchObject({ isStale: false })
    await bench.client.call('recipe.edit', {
      edit: {
        kind: 'add-table-step',
        step: { id: 'n', kind: 'features', source: 'orders', key: 'client', features: [{ name: 'n', kind: 'count' }] },
      },
    })
    await expect(build()).rejects.toMatchObject({ code: 'file-missing' })
  })

  it('takes a month beside those a source has, which one undo takes back', async () => {
    await build()
    const files = [await write('orders-feb.csv', ['client,day,amount,note', 'C2,2025-01-30,7,a'])]
    const more = await bench.client.call('recipe.edit', { edit: { kind: 'add-files', sourceId: 'orders', files } })
    expect(more.recipe.sources[1]?.files.map(({ path }) => path)).toEqual(['../orders.csv', '../orders-feb.csv'])
    expect((await bench.client.call('workspaces.current', {}))?.history.undo).toBe('add files')
    expect(differences(await build())).toEqual([{ kind: 'rows', sourceId: 'orders', from: 3, to: 4 }])
    // 10.5 of C1 and 20 + 7 of C2 up to the as-of date.
    expect((await preview(null, 'bought')).rows.map((row) => row.at(-1))).toEqual([10.5, 27])
    await bench.client.call('history.undo', {})
    await bench.client.call('history.undo', {})
    expect((await bench.client.call('recipe.get', {}))?.recipe.sources[1]?.files).toHaveLength(1)
  })

  it('names a file that has none of the columns in use, and what to do', async () => {
    const orders = await write('weather.csv', ['town,rain', 'Ulm,3'])
    const failed = build({ replace: { orders: [orders] } })
    await expect(failed).rejects.toMatchObject({
      code: 'recipe-invalid',
      message: expect.stringContaining('weather.csv'),
      remedy: expect.stringContaining('Choose another file'),
    })
  })

  it('is detached where a file is gone: the customer table stays, only replay is refused', async () => {
    await build()
    await bench.client.call('recipe.edit', {
      edit: { kind: 'set-files', sourceId: 'orders', files: [bench.grantPath(join(bench.folder, 'gone.csv'))] },
    })
    const view = await bench.client.call('recipe.get', {})
    expect(view?.sources).toMatchObject([{ state: 'present' }, { state: 'detached' }])
    expect(view?.problems).toMatchObject([{ sourceId: 'orders', stepId: null, remedy: 'Choose them again.' }])
    expect(view?.sources[1]?.columns.map(({ name }) => name)).toEqual(['client', 'day', 'amount', 'note'])
    expect(view?.sources.map(({ missing }) => missing)).toEqual([[], ['../gone.csv']])
    await expect(build()).rejects.toMatchObject({ code: 'file-missing', message: expect.stringContaining('Orders') })
    expect((await bench.client.call('workspaces.current', {}))?.spine?.unitCount).toBe(2)
  })

  it('can be looked at and mended where a file has become unreadable', async () => {
    await build()
    await writeFile(join(bench.folder, 'orders.csv'), '')
    const view = await bench.client.call('recipe.get', {})
    expect(view?.sources[1]).toMatchObject({
      state: 'changed',
      columns: expect.arrayContaining([expect.objectContaining({ name: 'amount' })]),
    })
    expect(view?.problems).toMatchObject([
      { sourceId: 'orders', stepId: null, message: expect.stringContaining('orders.csv') },
    ])
    const files = [await write('orders-4.csv', ORDERS)]
    const mended = await bench.client.call('recipe.edit', { edit: { kind: 'set-files', sourceId: 'orders', files } })
    expect(mended.problems).toEqual([])
  })

  it('shows problems and the columns after each step while it is edited, one undo per edit', async () => {
    const added = await bench.client.call('recipe.edit', {
      edit: {
        kind: 'add-prepare-step',
        sourceId: 'orders',
        step: { id: 'new', kind: 'derive', name: 'twice', formula: 'amount * 2' },
      },
    })
    const stepId = added.recipe.sources[1]?.steps[0]?.id ?? ''
    expect(added.problems).toEqual([])
    expect(added.sources[1]?.steps.at(-1)).toMatchObject({
      stepId,
      columns: expect.arrayContaining([{ name: 'twice', type: 'number' }]),
    })
    const broken = await bench.client.call('recipe.edit', {
      edit: { kind: 'change-prepare-step', step: { id: stepId, kind: 'derive', name: 'twice', formula: 'amont * 2' } },
    })
    expect(broken.problems).toMatchObject([{ sourceId: 'orders', stepId, message: expect.stringContaining('amont') }])
    await expect(build()).rejects.toMatchObject({ code: 'recipe-invalid' })
    await bench.client.call('history.undo', {})
    expect((await bench.client.call('recipe.get', {}))?.problems).toEqual([])
  })

  it('previews the rows after any step, and reads no file twice', async () => {
    const before = await preview('orders', null)
    // What comes after the as-of date is not there, but it is known how far the rows go.
    expect(before.rowCount).toBe(2)
    expect(before.lastDays).toEqual({ orders: '2025-02-03' })
    expect((await preview('clients', null)).lastDays).toEqual({})
    expect(before.rows.toSorted()).toEqual([
      ['C1', '2025-01-05', 10.5, 'a'],
      ['C2', '2025-01-06', 20, 'b'],
    ])
    const { recipe } = await bench.client.call('recipe.edit', {
      edit: {
        kind: 'add-prepare-step',
        sourceId: 'orders',
        step: { id: 'new', kind: 'keep', rule: 'note = "b"' },
      },
    })
    const stepId = recipe.sources[1]?.steps[0]?.id ?? ''
    const kept = await preview('orders', stepId)
    expect(kept.rows).toEqual([['C2', '2025-01-06', 20, 'b']])
    expect([...kept.phases].filter((phase) => phase.startsWith('Reading'))).toEqual([])
    const table = await preview(null, 'bought')
    expect(table).toMatchObject({
      columns: [{ name: 'client' }, { name: 'sector' }, { name: 'spent', type: 'number' }],
      rows: [
        ['C1', 'Health', 0],
        ['C2', 'Retail', 20],
      ],
    })
    await write('orders.csv', [...ORDERS, 'C2,2025-01-30,5,b'])
    expect((await preview('orders', stepId)).rowCount).toBe(2)
    await bench.client.call('recipe.edit', {
      edit: { kind: 'change-prepare-step', step: { id: stepId, kind: 'keep', rule: 'nota = "b"' } },
    })
    await expect(preview('orders', stepId)).rejects.toMatchObject({
      code: 'recipe-invalid',
      remedy: expect.stringContaining('note'),
    })
  })

  it('is not adopted without the files of a source, whatever that is called', async () => {
    const sources = RECIPE.sources.map((source) => (source.id === 'orders' ? { ...source, id: 'constructor' } : source))
    await bench.client.call('workspaces.create', { title: 'Named' })
    const files = { clients: [bench.grantPath(join(bench.folder, 'clients.csv'))] }
    const adopted = bench.client.call('recipe.adopt', { recipe: { ...RECIPE, sources }, files })
    await expect(adopted).rejects.toMatchObject({ code: 'bad-request', message: 'No files were chosen for Orders.' })
  })

  it('has both sources where two are brought in at once', async () => {
    await bench.client.call('workspaces.create', { title: 'Both' })
    const grants = ['clients.csv', 'orders.csv'].map((name) => bench.grantPath(join(bench.folder, name)))
    await Promise.all(
      grants.map((grant) =>
        bench.client.call('recipe.edit', { edit: { kind: 'add-source', name: null, files: [grant] } }),
      ),
    )
    expect((await bench.client.call('recipe.get', {}))?.recipe.sources).toHaveLength(2)
  })

  it('begins with the first source and takes a map of keys', async () => {
    await bench.client.call('workspaces.create', { title: 'Begun' })
    expect(await bench.client.call('recipe.get', {})).toBeNull()
    const clients = bench.grantPath(join(bench.folder, 'clients.csv'))
    const begun = await bench.client.call('recipe.edit', { edit: { kind: 'add-source', name: null, files: [clients] } })
    expect(begun).toMatchObject({ problems: [], isStale: true, recipe: { table: { base: { key: 'client' } } } })
    const orders = bench.grantPath(join(bench.folder, 'orders.csv'))
    const two = await bench.client.call('recipe.edit', {
      edit: { kind: 'add-source', name: 'Orders', files: [orders] },
    })
    const source = two.recipe.sources[1]?.id ?? ''
    const features = [{ name: 'n', kind: 'count' as const }]
    const step = { id: 'new', kind: 'features' as const, source, key: 'client', features }
    const three = await bench.client.call('recipe.edit', { edit: { kind: 'add-table-step', step } })
    const stepId = three.recipe.table.steps[0]?.id ?? ''
    const changes = [{ from: 'C 1', to: 'C1' }]
    const mapped = await bench.client.call('recipe.edit', { edit: { kind: 'map-keys', stepId, changes } })
    expect(mapped.recipe.table.steps[0]).toMatchObject({ map: changes })
    await build()
    expect((await bench.client.call('workspaces.current', {}))?.spine?.columns.map(({ name }) => name)).toEqual([
      'client',
      'sector',
      'n',
    ])
  })
})
