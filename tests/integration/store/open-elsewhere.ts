/* Opens a workspace in a process of its own and prints what came of it as JSON. */

import { createWorkspaceFiles } from '../../../main/store/workspace-files.ts'
import { AppError } from '../../../shared/contract/app-error.ts'

const workerUrl = new URL('../../../main/store/store-worker.ts', import.meta.url)
const clock = { now: () => '2026-11-22T09:30:15.000Z', id: () => 'fixed' }
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error))

try {
  const store = await createWorkspaceFiles({ workerUrl, clock }).open(process.argv[2] ?? '')
  const values = (await store.entities()).map((entity) => entity.value)
  const change = { label: 'elsewhere', changes: [{ id: 'b', kind: 'note', value: 'b' }] }
  const commit = await store.commit(change).then(() => 'saved', codeOf)
  await store.close()
  console.log(JSON.stringify({ report: store.report, values, commit }))
} catch (error) {
  console.log(JSON.stringify({ error: codeOf(error) }))
}
