import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { judgeColumns } from '../../../shared/quality/judge-columns.ts'
import { ACCOUNT_OPTIONS, writeAccountsCsv } from '../../fixtures/accounts-csv.ts'
import { loadFile } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* Workspaces made before columns were checked: nothing of the check is in the file, and all of it is on screen. */

let workbench: OpenWorkbench
let made: WorkspaceView
const grades = (view: WorkspaceView) =>
  judgeColumns(view).map(({ column, grade, findings }) => [column.name, grade, findings])
async function current(): Promise<WorkspaceView> {
  const view = await workbench.client.call('workspaces.current', {})
  if (view === null) throw new Error('no workspace is open')
  return view
}

beforeAll(async () => {
  workbench = await openWorkbench()
  const { client, folder } = workbench
  const file = join(folder, 'accounts.csv')
  await writeAccountsCsv(file, 500)
  await client.call('workspaces.create', { title: 'Older' })
  await loadFile(workbench, file, 'account_id')
  const { structures } = await client.call('structures.add', { name: 'Value', lens: 'value' })
  for (const { name, rule } of ACCOUNT_OPTIONS[1]?.segments ?? [])
    await client.call('segments.add', { structureId: structures[0]?.id ?? '', kind: 'segment', name, text: rule })
  made = await current()
  await client.call('workspaces.close', {})
})
afterAll(() => workbench.close())

it('are checked when they are opened, with their rules as they were', async () => {
  const path = join(workbench.folder, 'workspaces', made.fileName)
  const database = new Database(path)
  const stored = z
    .object({ value: z.string() })
    .parse(database.prepare("SELECT value FROM entity WHERE kind = 'spine'").get())
  const spine = JSON.parse(stored.value, (key, value) => (key === 'evidence' ? undefined : value))
  database.prepare("UPDATE entity SET value = ? WHERE kind = 'spine'").run(JSON.stringify(spine))
  database.prepare("DELETE FROM entity WHERE kind = 'dictionary'").run()
  database.close()
  await workbench.client.call('workspaces.open', { grant: workbench.grantPath(path) })
  const opened = await current()
  expect(opened.spine?.columns.every(({ evidence }) => evidence !== undefined)).toBe(true)
  expect(grades(opened)).toEqual(grades(made))
  const { entries } = await workbench.client.call('structures.reach', { structureId: opened.structures[0]?.id ?? '' })
  expect(entries.filter(({ broken }) => broken !== null)).toEqual([])
})
