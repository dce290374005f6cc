import type { ReadOptions } from '../ports/source-reader.ts'
import { finishRead } from './finish-read.ts'
import { gatherCsv } from './gather-csv.ts'
import { sniffCsv } from './sniff-csv.ts'
import type { TaskControl, WorkerRead } from './source-task.ts'
import type { TextFile } from './text-file.ts'

/** Reads a whole CSV file into shared memory. */
export async function readCsv(file: TextFile, options: ReadOptions, control: TaskControl): Promise<WorkerRead> {
  const plan = sniffCsv(file, options)
  const { kept, builders } = await gatherCsv(file, plan, control, { wants: () => true })
  const staged = builders.map((builder) => builder.finish())
  return finishRead({ format: 'csv', sizeBytes: file.sizeBytes, dialect: plan.dialect }, staged, kept, control)
}
