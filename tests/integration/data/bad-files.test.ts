import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppError } from '../../../shared/contract/app-error.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { checkFile, loadChecked, type ReadOptions } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* What a person may hand over by mistake, asked of the whole workbench: a sentence that names the file, and nothing changed. */

const DOMAIN_ROWS = 40

let workbench: OpenWorkbench
let before: WorkspaceView
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(workbench.folder, name)
  writeFileSync(path, content)
  return path
}
const check = async (path: string, options: ReadOptions = {}) => {
  const importId = await checkFile(workbench, path, options)
  return workbench.client.call('imports.checked', { importId })
}
const load = (importId: string, keyColumn: string | null) => loadChecked(workbench, importId, keyColumn)
const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error('was not refused')),
    (error: AppError) => error,
  )
async function current(): Promise<WorkspaceView> {
  const view = await workbench.client.call('workspaces.current', {})
  if (view === null) throw new Error('no workspace is open')
  return view
}

async function parquet(name: string, sql: string): Promise<string> {
  const path = join(workbench.folder, name)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (${sql}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
  return path
}

beforeAll(async () => {
  workbench = await openWorkbench()
  await workbench.client.call('workspaces.create', { title: 'Kept' })
  const rows = Array.from({ length: DOMAIN_ROWS }, (_, row) => `A-${row},${row}`)
  const { importId } = await check(file('good.csv', `account,revenue\n${rows.join('\n')}\n`))
  await load(importId, 'account')
  before = await current()
})
afterAll(() => workbench.close())

describe('a file that cannot be read', () => {
  it.each([
    ['empty.csv', '', 'file-empty'],
    ['header-only.csv', 'account,revenue\n', 'file-empty'],
    ['blank.csv', '\n\n\n', 'file-empty'],
    ['binary.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'file-unsupported'],
    ['cut.parquet', 'PAR1 and no more', 'file-malformed'],
  ] as const)('%s is refused with its name, and the table stays', async (name, content, code) => {
    const error = await refusal(check(file(name, content)))
    expect(error).toMatchObject({ code, message: expect.stringContaining(name), remedy: expect.any(String) })
    expect(`${error.message} ${error.remedy}`).not.toContain(workbench.folder)
    expect(await current()).toEqual(before)
    expect(await workbench.client.call('grid.count', { filter: '', sort: null, within: null })).toEqual({
      rowCount: DOMAIN_ROWS,
    })
  })

  it('that is gone, or is a folder, is refused with its name', async () => {
    const gone = join(workbench.folder, 'gone.csv')
    expect(await refusal(check(gone))).toMatchObject({
      code: 'file-missing',
      message: expect.stringContaining('gone.csv'),
    })
    const folder = join(workbench.folder, 'folder.csv')
    mkdirSync(folder)
    expect(await refusal(check(folder))).toMatchObject({
      code: 'file-unsupported',
      message: expect.stringMatching(/^folder\.csv/),
    })
  })

  it.skipIf(process.platform === 'win32')('that the system will not open is refused', async () => {
    const path = join(workbench.folder, 'loop.csv')
    symlinkSync(path, path)
    expect(await refusal(check(path))).toMatchObject({ code: 'file-unreadable', message: 'loop.csv cannot be read.' })
  })

  // Root may read everything, and Windows has no such rights.
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('that may not be read is refused', async () => {
    const path = file('closed.csv', 'a,b\n1,2\n')
    chmodSync(path, 0o000)
    expect(await refusal(check(path))).toMatchObject({ code: 'file-unreadable', message: 'closed.csv cannot be read.' })
  })

  it('of Parquet with no column that a table can hold is refused, and such a column beside others is left out', async () => {
    const none = await parquet('lists.parquet', 'SELECT [i] AS list, {a: i} AS pair FROM range(3) t(i)')
    expect(await refusal(check(none))).toMatchObject({
      code: 'file-unsupported',
      message: expect.stringMatching(/^lists\.parquet/),
    })
    const some = await check(await parquet('some.parquet', 'SELECT i AS n, [i] AS list FROM range(3) t(i)'))
    expect(some.columns.map(({ name }) => name)).toEqual(['n'])
  })
})

describe('a file with faults', () => {
  it('that is cut off anywhere still accounts for every line', async () => {
    const whole = ['id,name,note', ...Array.from({ length: 30 }, (_, row) => `${row},"Zoë, ${row}",n${row}`)].join('\n')
    const bytes = Buffer.from(whole)
    for (let cut = bytes.length - 20; cut <= bytes.length; cut++) {
      const { source, rowCount } = await check(file('cut.csv', bytes.subarray(0, cut)))
      expect(rowCount + source.rowsSetAside, `cut at ${cut}`).toBe(source.rowsInFile)
      expect(rowCount, `cut at ${cut}`).toBeGreaterThanOrEqual(28)
    }
  })

  it('sets aside ragged, mis-encoded and huge lines with their numbers, and reads the rest', async () => {
    const lines: (string | Buffer)[] = ['id,name', '1,a', '2,b,c', Buffer.from([0x33, 0x2c, 0xc3, 0x28]), '4,d', '5']
    const huge = `6,${'x'.repeat(2 ** 21 + 10)}`
    const parts = [...lines, huge, '7,ü'].flatMap((line) => [Buffer.from(line), Buffer.from('\n')])
    const found = await check(file('faults.csv', Buffer.concat(parts)), { dialect: { encoding: 'utf-8' } })
    expect(found.setAside.map(({ line }) => line)).toEqual([3, 4, 6, 7])
    expect(found.rowCount).toBe(3)
    expect(found.setAside.every(({ reason }) => reason.length > 5)).toBe(true)
  })

  it('names columns that are blank or stand twice, and says so', async () => {
    const path = file('names.csv', 'id,,id,ID, \n1,2,3,4,5\n6,7,8,9,10\n')
    const names = (await check(path)).columns.map(({ name }) => name)
    expect(names).toEqual(['id', 'column_2', 'id_2', 'ID', 'column_5'])
    const { notices } = await workbench.client.call('imports.preview', {
      grant: workbench.grantPath(path),
      options: {},
    })
    expect(notices.join(' ')).toMatch(/without a name|no name/i)
  })

  it.each([
    ['a duplicate', 'account,revenue\nA-1,1\nA-2,2\nA-1,3\n', /^“account” cannot be the key: 2 rows/],
    ['a gap', 'account,revenue\nA-1,1\n,2\nA-3,3\n', /^“account” cannot be the key: 1 row/],
  ])('is not loaded by a key with %s', async (_what, text, message) => {
    const { importId, keyCandidates } = await check(file('keys.csv', text))
    const account = keyCandidates.find(({ column }) => column === 'account')
    expect((account?.duplicateRows ?? 0) + (account?.missing ?? 0)).toBeGreaterThan(0)
    expect(await refusal(load(importId, 'account'))).toMatchObject({
      code: 'key-invalid',
      message: expect.stringMatching(message),
    })
    expect(await current()).toEqual(before)
  })

  it('keeps whole numbers beyond 2^53 exact as texts, and takes none of them for a measure', async () => {
    const big = ['9007199254740993', '9007199254740992', '123456789012345678901234567890']
    const path = file('big.csv', `id,n\n${big.map((id, row) => `${id},${row}`).join('\n')}\n`)
    const asText = await check(path)
    expect(asText.columns.map(({ type }) => type)).toEqual(['text', 'integer'])
    expect(asText.profiles[0]?.top.map(({ value }) => value).sort()).toEqual([...big].sort())
    const forced = await check(path, { types: { id: 'integer' } })
    expect(forced.misfits.map(({ raw }) => raw)).toEqual(big)
    expect(forced.doubtfulColumns).toEqual(['id'])
  })
})

describe('a workspace that cannot be opened', () => {
  const damaged = (name: string, damage: (path: string) => void): string => {
    const path = join(workbench.folder, name)
    copyFileSync(join(import.meta.dirname, '../../fixtures/workspaces/v1.tessera'), path)
    damage(path)
    return path
  }

  it.each([
    ['cut.tessera', 'workspace-corrupt', (path: string) => truncateSync(path, 20_000)],
    ['noise.tessera', 'workspace-corrupt', (path: string) => writeFileSync(path, Buffer.alloc(40_000, 'noise'))],
    ['empty.tessera', 'file-empty', (path: string) => writeFileSync(path, '')],
    ['newer.tessera', 'workspace-newer', (path: string) => sql(path, 'PRAGMA user_version = 999')],
    ['other.tessera', 'file-unsupported', (path: string) => sql(path, 'PRAGMA application_id = 1')],
  ] as const)('%s is refused as %s, unchanged, and the open one stays', async (name, code, damage) => {
    const path = damaged(name, damage)
    const bytes = readFileSync(path)
    const error = await refusal(workbench.client.call('workspaces.open', { grant: workbench.grantPath(path) }))
    expect(error).toMatchObject({ code, message: expect.stringContaining(name), remedy: expect.any(String) })
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(await current()).toEqual(before)
  })

  it('for a part that this version cannot read is refused with its name, and the part is kept', async () => {
    const path = damaged('odd.tessera', (odd) => sql(odd, `UPDATE entity SET value = '{"odd":1}' WHERE kind = 'frame'`))
    const error = await refusal(workbench.client.call('workspaces.open', { grant: workbench.grantPath(path) }))
    expect(error).toMatchObject({
      code: 'workspace-corrupt',
      message: 'odd.tessera has a part that cannot be read (frame).',
    })
    const database = new Database(path)
    expect(database.prepare("SELECT value FROM entity WHERE kind = 'frame'").pluck().all()).toEqual(['{"odd":1}'])
    database.close()
    expect(await current()).toEqual(before)
  })

  it('because another workbench holds it is refused, and opens once that has closed it', async () => {
    await workbench.client.call('workspaces.create', { title: 'Held' })
    const open = await workbench.client.call('workspaces.create', { title: 'Open' })
    const path = join(workbench.folder, 'workspaces', 'Held.tessera')
    const hold = `
      const { default: Database } = await import('better-sqlite3')
      new Database(process.argv[1]).exec('BEGIN EXCLUSIVE')
      console.log('held')
      process.stdin.resume()`
    const other = spawn(process.execPath, ['--input-type=module', '-e', hold, path], { cwd: import.meta.dirname })
    await once(other.stdout, 'data')
    const openHeld = () => workbench.client.call('workspaces.open', { grant: workbench.grantPath(path) })
    expect(await refusal(openHeld())).toMatchObject({
      code: 'workspace-locked',
      message: expect.stringContaining('Held.tessera'),
    })
    expect(await current()).toEqual(open)
    other.kill()
    await once(other, 'exit')
    expect(await openHeld()).toMatchObject({ fileName: 'Held.tessera' })
  })
})

function sql(path: string, statement: string): void {
  const database = new Database(path)
  database.exec(statement)
  database.close()
}
