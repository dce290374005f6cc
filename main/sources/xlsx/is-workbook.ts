import { readAt } from '../file-sample.ts'
import type { OpenFile } from '../open-file.ts'
import { refused } from './workbook-failure.ts'

/** The header of a Compound File, in which old workbooks lie, and new ones that a password protects. */
const COMPOUND = 'd0cf11e0a1b11ae1'
/** The name of the stream that holds an encrypted workbook, in UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const LOOKED_AT_BYTES = 2 ** 20
const WORKBOOK_NAME = /\.(xls|xlsx|xlsm|xltx|xltm|xlsb)$/i
const SAVE_AS = 'Open it in Excel, save it as “Excel Workbook (.xlsx)” or CSV, and choose that file.'

function refuseOldWorkbook(file: OpenFile): void {
  const head = readAt(file, 0, 512)
  if (Buffer.from(head.subarray(0, 8)).toString('hex') === COMPOUND) {
    const end = readAt(file, Math.max(0, file.sizeBytes - LOOKED_AT_BYTES), LOOKED_AT_BYTES)
    const parts = [readAt(file, 0, LOOKED_AT_BYTES), end]
    if (parts.some((part) => Buffer.from(part).includes(ENCRYPTED)))
      throw refused(file.name, 'is protected by a password.', 'Save it without a password, and choose that file.')
    throw refused(file.name, 'is an old Excel workbook (.xls), which is not read.', SAVE_AS)
  }
  // Records that workbooks before 1995 begin with: BOF of versions 2 to 4.
  if (
    head[0] === 0x09 &&
    [0x00, 0x02, 0x04].includes(head[1] ?? -1) &&
    head[3] === 0x00 &&
    WORKBOOK_NAME.test(file.name)
  )
    throw refused(file.name, 'is an old Excel workbook (.xls), which is not read.', SAVE_AS)
  if (WORKBOOK_NAME.test(file.name) && /^\uFEFF?\s*</.test(Buffer.from(head).toString('utf8')))
    throw refused(file.name, 'has a workbook’s name but holds a web page or XML.', SAVE_AS)
}

/**
 * By its first bytes, which every ZIP archive has; what it holds, its parts tell. Throws AppError for workbooks that are protected,
 * of before 2007, or pages of the web under a workbook's name.
 */
export function isWorkbook(file: OpenFile): boolean {
  const first = Buffer.from(readAt(file, 0, 4)).toString('hex')
  if (first === '504b0304' || first === '504b0506') return true
  refuseOldWorkbook(file)
  return false
}
