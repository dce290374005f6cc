/* The real worker, handed a task it cannot know until FAILING_TIMES markers stand in FAILING_FOLDER. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { ToWorker } from '../../../../main/engine/worker-task.ts'

const folder = process.env.FAILING_FOLDER ?? ''

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind !== 'run') return
  const failures = readdirSync(folder).length
  if (failures >= Number(process.env.FAILING_TIMES)) return
  Object.assign(message, { task: { kind: 'fails on purpose' } })
  mkdirSync(join(folder, String(failures)), { recursive: true })
})

await import('../../../../main/engine/engine-worker.ts')
