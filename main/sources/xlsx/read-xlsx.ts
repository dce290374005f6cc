import type { ReadOptions } from '../../ports/source-reader.ts'
import { finishRead, withoutRows } from '../finish-read.ts'
import { LooseRows } from '../loose-rows.ts'
import type { TaskControl, WorkerRead } from '../source-task.ts'
import { readSharedTexts } from './shared-texts.ts'
import { cellText, columnLetters, NEUTRAL } from './sheet-cell.ts'
import { type SheetRow, SheetScanner, withTexts } from './sheet-scanner.ts'
import { sniffXlsx } from './sniff-xlsx.ts'
import type { Workbook } from './workbook.ts'
import { readXml } from './xml-events.ts'

/** Reads the wanted columns of a whole sheet (null: all): archive → XML → cells (SheetScanner) → rows of texts (LooseRows) → typed columns → shared memory. */
export async function readXlsx(
  workbook: Workbook,
  options: ReadOptions,
  wanted: ReadonlySet<string> | null,
  control: TaskControl,
): Promise<WorkerRead> {
  const check = (): void => control.check()
  const { file, is1904, formats } = workbook
  const plan = await sniffXlsx(workbook, options, check)
  const texts = await readSharedTexts(workbook, Number.POSITIVE_INFINITY, check)
  // Columns that begin further down are written as no person would: a point stands before decimals.
  const late: ReadOptions = { ...options, decimalSign: '.' }
  const taking = { options: late, wanted, headerOf: () => '' }
  const rows = new LooseRows(file.name, plan.places.map(columnLetters), plan.columns, taking)
  const forms = new Map(plan.places.map((place, index) => [place, plan.forms[index] ?? NEUTRAL]))
  const take = ({ line, cells }: SheetRow): void => {
    const row = new Map<string, string>()
    for (const cell of cells)
      row.set(columnLetters(cell.column), cellText(cell, forms.get(cell.column) ?? NEUTRAL, is1904))
    rows.add(row, line)
  }
  const scanner = new SheetScanner(file.name, formats, (row) => {
    if (row.line < plan.firstLine) return
    const resolved = withTexts(row, texts, file.name)
    if (resolved.cells.length > 0) take(resolved)
  })
  const bytesTotal = file.sizeBytes
  await readXml(file, plan.sheet.entry, scanner, (packedBytesTaken) => {
    check()
    const bytesDone = Math.min(bytesTotal, bytesTotal - plan.sheet.entry.packedBytes + packedBytesTaken)
    control.report({ phase: 'reading', bytesDone, bytesTotal, rowsDone: rows.count })
    return true
  })
  if (rows.count === 0) throw withoutRows(file.name, rows.kept, 'has no rows on its sheet.', 'Choose another sheet.')
  const facts = { format: 'xlsx', sizeBytes: file.sizeBytes, dialect: null, sheet: plan.reading } as const
  const { staged, passedOver } = rows.finish()
  const read = finishRead(facts, staged, rows.kept, control)
  return { ...read, passedOver, notices: [...(read.notices ?? []), ...scanner.facts.notices(plan.firstLine)] }
}
