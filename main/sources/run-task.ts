import { AppError } from '../../shared/contract/app-error.ts'
import { assertNever } from '../../shared/contract/assert-never.ts'
import type { ReadOptions, ReadProgress } from '../ports/source-reader.ts'
import { digestFile } from './digest-file.ts'
import { type OpenFile, withFile, withFileAwaited } from './open-file.ts'
import { isParquet } from './parquet-file.ts'
import { previewParquet } from './preview-parquet.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readParquet } from './read-parquet.ts'
import { sniffCsv } from './sniff-csv.ts'
import { sniffJson } from './sniff-json.ts'
import type { TaskControl, TaskReply, TaskRequest, TaskResult } from './source-task.ts'
import { type TextFile, textFileOf } from './text-file.ts'
import { isWorkbook } from './xlsx/is-workbook.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'
import { sniffXlsx } from './xlsx/sniff-xlsx.ts'
import { openWorkbook } from './xlsx/workbook.ts'

const MS_BETWEEN_REPORTS = 100

/** Does what a request asks for, on this thread. */
export async function runTask(request: TaskRequest, reply: (message: TaskReply) => void): Promise<TaskResult> {
  const { task } = request
  const control = controlOf(request, reply)
  control.check()
  switch (task.kind) {
    case 'digest':
      return withFile(task.path, (file) => digestFile(file, control))
    case 'preview':
      return previewFile(task.path, task.options, request, control)
    case 'read':
      if (withFile(task.path, isParquet))
        return readParquet(task.path, task.options, task.wanted, { ...request, threads: task.threads }, control)
      return withFileAwaited(task.path, async (file) => readFile(file, task.options, task.wanted, control))
    case 'spine-open':
    case 'spine-stage':
    case 'spine-load':
    case 'spine-ask':
    case 'spine-gather':
    case 'spine-drop':
    case 'spine-clear':
    case 'spine-close': {
      // Loaded when the first recipe comes: it brings DuckDB's library with it, which a CSV file does not need.
      const { runSpineTask } = await import('./spine/run-spine-task.ts')
      return runSpineTask(task, request.temporaryFolder, control)
    }
    default:
      return assertNever(task)
  }
}

async function previewFile(
  path: string,
  options: ReadOptions,
  request: TaskRequest,
  control: TaskControl,
): Promise<TaskResult> {
  if (!withFile(path, isParquet))
    return withFileAwaited(path, async (file) => {
      if (!isWorkbook(file)) return previewText(await textFileOf(file), options)
      const plan = await sniffXlsx(await openWorkbook(file), options, () => control.check())
      return plan.preview
    })
  return previewParquet(path, options, { ...request, threads: 1 }, control)
}

async function readFile(
  file: OpenFile,
  options: ReadOptions,
  wanted: ReadonlySet<string> | null,
  control: TaskControl,
): Promise<TaskResult> {
  if (isWorkbook(file)) return readXlsx(await openWorkbook(file), options, wanted, control)
  const text = await textFileOf(file)
  const json = sniffJson(text, options)
  return json === null ? readCsv(text, options, wanted, control) : readJson(text, json, options, wanted, control)
}

function previewText(file: TextFile, options: ReadOptions): TaskResult {
  return (sniffJson(file, options) ?? sniffCsv(file, options)).preview
}

function controlOf(request: TaskRequest, reply: (message: TaskReply) => void): TaskControl {
  let lastMs = 0
  let lastPhase = ''
  return {
    get stopped() {
      return Atomics.load(request.stop, 0) !== 0
    },
    check() {
      if (this.stopped) throw new AppError('cancelled', 'Reading the file was cancelled.')
    },
    report(progress: ReadProgress) {
      const nowMs = performance.now()
      if (progress.phase === lastPhase && nowMs - lastMs < MS_BETWEEN_REPORTS) return
      lastMs = nowMs
      lastPhase = progress.phase
      reply({ id: request.id, kind: 'progress', progress })
    },
  }
}
