import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { judgeColumns } from '../../../shared/quality/judge-columns.ts'
import { loadFile } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/** What every object has under these names is no column's. */
const NAMES = ['constructor', 'toString', 'hasOwnProperty', '__proto__']

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
})
afterAll(() => workbench.close())

it('loads a table whose columns are called like what every object has, describes them and opens it again', async () => {
  const file = join(workbench.folder, 'names.csv')
  const rows = Array.from({ length: 30 }, (_, row) =>
    [`c${row}`, ...NAMES.map((_name, at) => row * (at + 1))].join(','),
  )
  writeFileSync(file, `${['id', ...NAMES].join(',')}\n${rows.join('\n')}\n`)
  await workbench.client.call('workspaces.create', { title: 'Names' })
  const options = { types: { id: 'text' as const }, dateOrders: {}, missing: {} }
  await loadFile(workbench, file, 'id', options)
  for (const [column, meaning] of [
    ['constructor', 'Who built it'],
    ['__proto__', 'What it was made after'],
  ] as const)
    await workbench.client.call('dictionary.describe', { columns: [column], changes: { meaning } })
  workbench = await workbench.restart()
  const view = await workbench.client.call('workspaces.open', {
    grant: workbench.grantPath(join(workbench.folder, 'workspaces', 'Names.tessera')),
  })
  const judged = judgeColumns(view)
  expect(judged.map(({ column }) => column.name)).toEqual(['id', ...NAMES])
  expect(judged[1]?.column.type).toBe('integer')
  expect(judged.map(({ said }) => [...said])).toEqual([[], ['meaning'], [], [], ['meaning']])
})
