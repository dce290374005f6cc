import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { makeWorkbook, packed, rowOf, workbookParts } from '../../fixtures/make-workbook.ts'
import { columnOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

const good = { sheets: [{ name: 'S', rows: rowOf('id', 'amount') + rowOf('a', 1) + rowOf('b', 2) }] }
const SHEET = 'xl/worksheets/sheet1.xml'
const parts = workbookParts(good)
const bytes = (): Buffer => Buffer.from(makeWorkbook(good))
const withPart = (name: string, change: (text: string) => string): Uint8Array =>
  packed({ ...parts, [name]: change(parts[name] ?? '') })
const without = (name: string): Uint8Array =>
  packed(Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name)))

/** Changes bytes in the entry of a part in the archive's directory (APPNOTE.TXT 4.3.12); `at` from its signature. */
function inDirectory(name: string, change: (entry: DataView) => void): Uint8Array {
  const archive = bytes()
  for (
    let at = archive.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = archive.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const view = new DataView(archive.buffer, archive.byteOffset + at)
    if (archive.toString('utf8', at + 46, at + 46 + view.getUint16(28, true)) === name) change(view)
  }
  return archive
}

/** A Compound File as far as its header and one name of its directory tell. */
function compound(stream: string): Uint8Array {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ])
}

const doctype = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
const billion = '<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
const declared = (text: string, type: string): string => text.replace('<worksheet', `${type}<worksheet`)
/** Compresses a thousandfold: 128 MiB of blanks in a row. */
const bomb = (): Uint8Array =>
  withPart(SHEET, (text) => text.replace('<sheetData>', `<sheetData>${' '.repeat(2 ** 27)}`))

/** Each file with the code and the words of its refusal. */
const REFUSED: readonly (readonly [string, () => string | Uint8Array, string, RegExp])[] = [
  ['cut.xlsx', () => bytes().subarray(0, -40), 'file-malformed', /ends too early/],
  ['half.xlsx', () => bytes().subarray(0, 600), 'file-malformed', /ends too early/],
  ['magic-only.xlsx', () => 'PK\u0003\u0004', 'file-malformed', /ends too early/],
  [
    'no-directory.xlsx',
    () => Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(8), Buffer.alloc(10, 0x7f)]),
    'file-malformed',
    /its directory of parts/,
  ],
  [
    'empty.zip',
    () => Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]),
    'file-unsupported',
    /no Excel workbook/,
  ],
  ['texts.zip', () => packed({ 'a.csv': 'id\n1\n' }), 'file-unsupported', /no Excel workbook/],
  ['letter.docx', () => packed({ 'word/document.xml': '<w/>' }), 'file-unsupported', /a Word document/],
  ['sheet.ods', () => packed({ 'content.xml': '<office/>' }), 'file-unsupported', /an OpenDocument file/],
  ['binary.xlsb', () => packed({ 'xl/workbook.bin': 'x' }), 'file-unsupported', /a binary Excel workbook/],
  ['old.xls', () => compound('Workbook'), 'file-unsupported', /an old Excel workbook/],
  ['older.xls', () => Buffer.from('09000400020010000000', 'hex'), 'file-unsupported', /an old Excel workbook/],
  ['locked.xlsx', () => compound('EncryptedPackage'), 'file-unsupported', /protected by a password/],
  [
    'locked-zip.xlsx',
    () => inDirectory(SHEET, (entry) => entry.setUint16(8, 1, true)),
    'file-unsupported',
    /protected by a password/,
  ],
  [
    'twice.xlsx.gz',
    () => gzipSync(makeWorkbook(good)),
    'file-unsupported',
    /holds a workbook or another archive, packed once more/,
  ],
  ['page.xls', () => '<html><table><tr><td>id</td></tr></table></html>', 'file-unsupported', /a web page or XML/],
  [
    'packed-oddly.xlsx',
    () => inDirectory(SHEET, (entry) => entry.setUint16(10, 12, true)),
    'file-unsupported',
    /packed in a way that is not read/,
  ],
  [
    'wrong-sum.xlsx',
    () => inDirectory(SHEET, (entry) => entry.setUint32(16, 1, true)),
    'file-malformed',
    /the checksum of the part xl\/worksheets\/sheet1.xml is wrong/,
  ],
  [
    'longer.xlsx',
    () => inDirectory(SHEET, (entry) => entry.setUint32(24, 20, true)),
    'file-malformed',
    /is longer than it says/,
  ],
  [
    'shorter.xlsx',
    () => inDirectory(SHEET, (entry) => entry.setUint32(24, 2 ** 20, true)),
    'file-malformed',
    /is shorter than it says/,
  ],
  [
    'moved.xlsx',
    () => inDirectory(SHEET, (entry) => entry.setUint32(42, 4, true)),
    'file-malformed',
    /is not where its directory says/,
  ],
  ['spoilt.xlsx', () => spoilt(), 'file-malformed', /sheet1.xml/],
  ['bomb.xlsx', bomb, 'file-unsupported', /unpacks to more than 200 times its size/],
  ['lying-bomb.xlsx', () => lyingBomb(), 'file-malformed', /is longer than it says/],
  [
    'entity.xlsx',
    () => withPart(SHEET, (text) => declared(text, doctype).replace('<v>1<', '<v>&x;<')),
    'file-malformed',
    /declares a document type/,
  ],
  [
    'laughs.xlsx',
    () => withPart(SHEET, (text) => declared(text, billion).replace('<v>1<', '<v>&b;<')),
    'file-malformed',
    /declares a document type/,
  ],
  [
    'unknown-entity.xlsx',
    () => withPart(SHEET, (text) => text.replace('<v>1<', '<v>&x;<')),
    'file-malformed',
    /not well-formed XML/,
  ],
  [
    'crossed.xlsx',
    () => withPart(SHEET, (text) => text.replace('</row>', '</c>')),
    'file-malformed',
    /not well-formed XML/,
  ],
  ['torn.xlsx', () => withPart(SHEET, (text) => text.slice(0, -30)), 'file-malformed', /not well-formed XML/],
  ['bytes.xlsx', () => badBytes(), 'file-malformed', /has bytes that are no text/],
  ['no-sheet.xlsx', () => without(SHEET), 'file-malformed', /the sheet “S” is not in it/],
  ['no-workbook.xlsx', () => without('xl/workbook.xml'), 'file-unsupported', /no Excel workbook/],
  [
    'chart-only.xlsx',
    () => withPart('xl/_rels/workbook.xml.rels', (text) => text.replace('/worksheet"', '/chartsheet"')),
    'file-unsupported',
    /has no sheet with cells/,
  ],
  [
    'lost-text.xlsx',
    () =>
      makeWorkbook({
        sheets: [{ name: 'S', rows: `${rowOf('id')}<row><c t="s"><v>1</v></c></row>` }],
        shared: '<si><t>x</t></si>',
      }),
    'file-malformed',
    /the text of the cell A2 is not in it/,
  ],
  [
    'endless-row.xlsx',
    () =>
      makeWorkbook({
        sheets: [{ name: 'S', rows: `${rowOf('id')}<row>${'<c r="A2"><v>1</v></c>'.repeat(16_385)}</row>` }],
      }),
    'file-malformed',
    /row 2 has more cells than a sheet has columns/,
  ],
  ['blank.xlsx', () => makeWorkbook({ sheets: [{ name: 'S', rows: '' }] }), 'file-empty', /without any cell/],
  [
    'header-only.xlsx',
    () => makeWorkbook({ sheets: [{ name: 'S', rows: rowOf('id', 'amount') }] }),
    'file-empty',
    /a header but without rows/,
  ],
]

/** Bytes of the sheet's deflated text turned over. */
function spoilt(): Uint8Array {
  const archive = bytes()
  const at = archive.indexOf(SHEET) + SHEET.length
  for (let offset = 4; offset < 40; offset++) archive[at + offset] = 255 - (archive[at + offset] ?? 0)
  return archive
}

/** A part that says it is small, and is not. */
function lyingBomb(): Uint8Array {
  const archive = Buffer.from(bomb())
  const at = archive.lastIndexOf(SHEET) - 46
  archive.writeUInt32LE(5000, at + 24)
  return archive
}

/** Text in Latin-1 that says it is UTF-8. */
function badBytes(): Uint8Array {
  return packed(parts, { [SHEET]: Buffer.from((parts[SHEET] ?? '').replace('>a<', '>\u00e4<'), 'latin1') })
}

describe('workbooks that cannot be read', () => {
  it.each(REFUSED)(
    '%s is refused with its reason, by the preview as by the read',
    async (name, content, code, words) => {
      const path = reading.file(name, content())
      const looks = [reading.reader.preview(path, {}, new AbortController().signal), reading.read(path)]
      for (const look of await Promise.allSettled(looks)) {
        expect(look).toMatchObject({ status: 'rejected', reason: { code, place: { file: name } } })
        if (look.status === 'fulfilled') continue
        expect(look.reason.message).toMatch(words)
        expect(look.reason.message.startsWith(name)).toBe(true)
        expect(look.reason.remedy).toBeTruthy()
      }
      expect(reading.leftovers()).toEqual([])
    },
  )
})

describe('workbooks that are unusual but sound', () => {
  const ids = async (name: string, content: Uint8Array) =>
    columnOf(await reading.read(reading.file(name, content)), 'id')
  it('are read by their content, whatever their name', async () => {
    expect(await ids('table.csv', makeWorkbook(good))).toEqual(['a', 'b'])
  })

  it('may have a cell for a day or a time that holds no number, which stands as it is', async () => {
    const cell = (style: number, value: string): string => `<row><c s="${style}"><v>${value}</v></c></row>`
    for (const [style, name] of [
      [1, 'day.xlsx'],
      [2, 'time.xlsx'],
    ] as const) {
      const rows = rowOf('id') + cell(style, 'soon') + cell(style, 'later')
      const content = makeWorkbook({ sheets: [{ name: 'S', rows }], formats: [14, '[h]:mm'] })
      expect(await ids(name, content)).toEqual(['soon', 'later'])
    }
  })

  it('may follow other bytes, have a comment, and links outside that are never followed', async () => {
    const commented = Buffer.concat([bytes(), Buffer.from('a comment')])
    commented.writeUInt16LE(9, bytes().length - 2)
    expect(await ids('commented.xlsx', commented)).toEqual(['a', 'b'])
    const linked = withPart('xl/_rels/workbook.xml.rels', (text) =>
      text.replace(
        '</Relationships>',
        '<Relationship Id="z" Type="t/externalLink" Target="http://example.invalid/" TargetMode="External"/></Relationships>',
      ),
    )
    expect(await ids('linked.xlsx', linked)).toEqual(['a', 'b'])
  })

  it('may be in UTF-16', async () => {
    const wide = Buffer.from(`\uFEFF${(parts[SHEET] ?? '').replace('UTF-8', 'UTF-16')}`, 'utf16le')
    expect(await ids('wide.xlsx', packed(parts, { [SHEET]: wide }))).toEqual(['a', 'b'])
  })

  it('may have neither styles nor shared texts', async () => {
    expect(await ids('bare.xlsx', without('xl/styles.xml'))).toEqual(['a', 'b'])
  })
})
