import { posix } from 'node:path'
import type { OpenFile } from '../open-file.ts'
import { type CellFormats, PLAIN_CELLS, readFormats } from './cell-formats.ts'
import { damaged, refused } from './workbook-failure.ts'
import { type Attributes, attribute, readXml } from './xml-events.ts'
import { readZip, type ZipEntry } from './zip-archive.ts'

/** A sheet of cells as the workbook lists it; charts and macros are none. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly entry: ZipEntry
}

/** What is known of a workbook before its cells are read. */
export interface Workbook {
  readonly file: OpenFile
  readonly sheets: readonly Sheet[]
  /** Days count from 1904. */
  readonly is1904: boolean
  readonly formats: CellFormats
  /** Texts that cells refer to; null where it has none. */
  readonly sharedTexts: ZipEntry | null
}

interface Relation {
  readonly type: string
  readonly target: string
}

const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/, 'is a binary Excel workbook (.xlsb), which is not read.'],
  [/^content\.xml$/, 'is an OpenDocument file (.ods), which is not read.'],
  [/^index\.xml$|^Index\//, 'is a Numbers document, which is not read.'],
  [/^word\//, 'is a Word document, not a table.'],
  [/^ppt\//, 'is a presentation, not a table.'],
]

/** Opens a workbook by its own table of contents. Throws AppError for archives that are none. */
export async function openWorkbook(file: OpenFile): Promise<Workbook> {
  const entries = readZip(file)
  const place = await workbookPlace(file, entries)
  const relations = await readRelations(file, entries, place)
  const { listed, is1904 } = await readContents(file, required(file, entries, place))
  const sheets = listed.flatMap(({ relation, name, isHidden }) => {
    const target = relations.get(relation)
    if (target === undefined || !target.type.endsWith('/worksheet')) return []
    const entry = entries.get(target.target)
    if (entry === undefined) throw damaged(file.name, `the sheet “${name}” is not in it`)
    return [{ name, isHidden, entry }]
  })
  if (sheets.length === 0)
    throw refused(file.name, 'has no sheet with cells.', 'Choose a workbook with the table on a sheet.')
  const partOf = (type: string): ZipEntry | null => {
    const relation = [...relations.values()].find((one) => one.type.endsWith(type))
    return relation === undefined ? null : (entries.get(relation.target) ?? null)
  }
  const styles = partOf('/styles')
  const formats = styles === null ? PLAIN_CELLS : await readFormats(file, styles)
  return { file, sheets, is1904, formats, sharedTexts: partOf('/sharedStrings') }
}

async function workbookPlace(file: OpenFile, entries: ReadonlyMap<string, ZipEntry>): Promise<string> {
  const names = [...entries.keys()]
  const kind = OTHER_KINDS.find(([pattern]) => names.some((name) => pattern.test(name)))
  if (kind !== undefined)
    throw refused(file.name, kind[1], 'Open it where it was made, save it as .xlsx or CSV, and choose that file.')
  const office = entries.has('_rels/.rels') ? [...(await readRelations(file, entries, '')).values()] : []
  const place = office.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  if (entries.has(place)) return place
  const remedy = 'Unpack it and choose the file inside.'
  throw refused(file.name, 'is a ZIP archive, but no Excel workbook.', remedy)
}

function required(file: OpenFile, entries: ReadonlyMap<string, ZipEntry>, name: string): ZipEntry {
  const entry = entries.get(name)
  if (entry === undefined) throw damaged(file.name, `the part ${name} is not in it`)
  return entry
}

/** What a part refers to, by the reference's id; targets as paths from the archive's root. Links outside are left out. */
async function readRelations(
  file: OpenFile,
  entries: ReadonlyMap<string, ZipEntry>,
  part: string,
): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(part)
  const relations = new Map<string, Relation>()
  const entry = entries.get(posix.join(folder, '_rels', `${posix.basename(part)}.rels`))
  if (entry === undefined) return relations
  await readXml(file, entry, {
    open(name: string, attributes: Attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return
      const { Id: id = '', Type: type = '', Target: target = '' } = attributes
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      relations.set(id, { type, target: path })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return relations
}

interface Contents {
  readonly listed: readonly { readonly relation: string; readonly name: string; readonly isHidden: boolean }[]
  readonly is1904: boolean
}

async function readContents(file: OpenFile, entry: ZipEntry): Promise<Contents> {
  const listed: Contents['listed'][number][] = []
  let is1904 = false
  await readXml(file, entry, {
    open(name: string, attributes: Attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const isHidden = (attributes.state ?? 'visible') !== 'visible'
      listed.push({ relation: attribute(attributes, 'id') ?? '', name: attributes.name ?? '', isHidden })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return { listed, is1904 }
}

/** xsd:boolean. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
