import { readSharedTexts } from './shared-texts.ts'
import { type ScannedRow, type SheetRow, SheetScanner, withTexts } from './sheet-scanner.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { readXml } from './xml-events.ts'

const SAMPLED_ROWS = 2000
const SAMPLED_CELLS = 200_000

/** The first rows of a sheet that hold something, and whether they are all. */
export interface SheetSample {
  readonly rows: readonly SheetRow[]
  readonly whole: boolean
}

/** Reads as much of a sheet as a look needs, and of the workbook's texts as many as those rows refer to. */
export async function sampleSheet(workbook: Workbook, sheet: Sheet, check: () => void): Promise<SheetSample> {
  const scanned: ScannedRow[] = []
  let cells = 0
  let whole = true
  const scanner = new SheetScanner(workbook.file.name, workbook.formats, (row) => {
    scanned.push(row)
    cells += row.cells.length
  })
  await readXml(workbook.file, sheet.entry, scanner, () => {
    check()
    whole = scanned.length < SAMPLED_ROWS && cells < SAMPLED_CELLS
    return whole
  })
  const looked = scanned.slice(0, SAMPLED_ROWS)
  const last = looked.reduce((most, row) => Math.max(most, lastReference(row)), -1)
  const texts = last < 0 ? [] : await readSharedTexts(workbook, last, check)
  const rows = looked.map((row) => withTexts(row, texts, workbook.file.name)).filter((row) => row.cells.length > 0)
  return { rows, whole }
}

function lastReference({ cells }: ScannedRow): number {
  return cells.reduce((most, cell) => (cell.kind === 'reference' ? Math.max(most, cell.index) : most), -1)
}
