import type { ReadOptions } from '../ports/source-reader.ts'
import { finishRead } from './finish-read.ts'
import { gatherCsv } from './gather-csv.ts'
import { keptColumns, passedOver } from './kept-columns.ts'
import { sniffCsv } from './sniff-csv.ts'
import type { TaskControl, WorkerRead } from './source-task.ts'
import type { TextFile } from './text-file.ts'

/** Reads a CSV file into shared memory, the wanted columns of it (null: all). */
export async function readCsv(
  file: TextFile,
  options: ReadOptions,
  wanted: ReadonlySet<string> | null,
  control: TaskControl,
): Promise<WorkerRead> {
  const plan = sniffCsv(file, options)
  const wants = keptColumns(plan.columns, wanted)
  const { kept, builders } = await gatherCsv(file, plan, control, { wants })
  const staged = builders.map((builder) => builder.finish())
  const facts = { format: 'csv', sizeBytes: file.sizeBytes, dialect: plan.dialect } as const
  return { ...finishRead(facts, staged, kept, control), passedOver: passedOver(plan.columns, wants) }
}
