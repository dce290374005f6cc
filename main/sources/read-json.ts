import type { ReadOptions } from '../ports/source-reader.ts'
import { rawText } from './csv-bytes.ts'
import { finishRead, withoutRows } from './finish-read.ts'
import { headerOf, jsonRow } from './json-cells.ts'
import { LooseRows } from './loose-rows.ts'
import { pumpText } from './pump-text.ts'
import type { JsonPlan } from './sniff-json.ts'
import type { TaskControl, WorkerRead } from './source-task.ts'
import type { TextFile } from './text-file.ts'

/** Reads the wanted columns of a whole file (null: all): bytes → values (JsonLines, JsonList) → cells (jsonRow) → typed columns → shared memory. */
export async function readJson(
  file: TextFile,
  plan: JsonPlan,
  options: ReadOptions,
  wanted: ReadonlySet<string> | null,
  control: TaskControl,
): Promise<WorkerRead> {
  const rows = new LooseRows(file.name, plan.paths, plan.columns, { options, wanted, headerOf })
  const { kept } = rows
  const scanner = plan.scanner({
    value(buffer, start, end, line) {
      const row = jsonRow(buffer, start, end)
      if ('cells' in row) rows.add(row.cells, line)
      else kept.setAside(line, row.reason, rawText(buffer, start, end))
    },
    setAside: kept.setAside,
  })
  await pumpText(file, plan, scanner, control, { rows: () => rows.count })
  if (rows.count === 0) throw withoutRows(file.name, kept, 'has no rows.', 'Check that each line holds one object.')
  const { staged, passedOver } = rows.finish()
  const facts = { format: 'json', sizeBytes: file.sizeBytes, dialect: null } as const
  return { ...finishRead(facts, staged, kept, control), passedOver }
}
