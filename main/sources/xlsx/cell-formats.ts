import type { OpenFile } from '../open-file.ts'
import { builtInFormat, formatOf, type NumberFormat, PLAIN } from './number-format.ts'
import { type Attributes, readXml } from './xml-events.ts'
import type { ZipEntry } from './zip-archive.ts'

/** What the numbers of cells show, by the number of a cell's style. */
export type CellFormats = (style: number) => NumberFormat

export const PLAIN_CELLS: CellFormats = () => PLAIN

/** The number formats that the styles of a workbook give to cells. */
export async function readFormats(file: OpenFile, entry: ZipEntry): Promise<CellFormats> {
  const own = new Map<number, NumberFormat>()
  const styles: number[] = []
  let inCells = false
  await readXml(file, entry, {
    open(name: string, attributes: Attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), formatOf(attributes.formatCode ?? ''))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) styles.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
    text: () => undefined,
  })
  // The formats stand before the styles, but nothing promises it.
  const formats = styles.map((id) => own.get(id) ?? builtInFormat(id))
  return (style) => formats[style] ?? PLAIN
}
