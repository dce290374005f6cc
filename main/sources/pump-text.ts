import type { CsvDialect } from '../../shared/entities/spine.ts'
import { type ByteSource, textBytes } from './byte-source.ts'
import { MOST_RECORD_BYTES } from './csv-scanner.ts'
import type { TaskControl } from './source-task.ts'
import type { TextFile } from './text-file.ts'

/** Holds the longest record and more, with a byte to spare for a scanner's end mark. */
const BUFFER_BYTES = 4 * MOST_RECORD_BYTES
const READ_BYTES = 2 ** 20

/** Finds the records of a text, piece by piece. */
export interface RecordScanner {
  /**
   * Takes the bytes [from, end) and answers where the record begins that is not complete yet: give it again, with more
   * after it. `last` says that nothing follows. May write a mark to buffer[end].
   */
  scan(buffer: Uint8Array, from: number, end: number, last: boolean): number
}

/** How a text lies in its file. */
export interface TextForm {
  readonly encoding: CsvDialect['encoding']
  readonly markLength: number
  /** What else is to be done to its bytes, as UTF-8, before they are scanned. */
  readonly turned?: (bytes: ByteSource) => ByteSource
}

/** What else happens while a text is read. */
export interface TextProgress {
  /** Rows found so far. */
  rows(): number
  /** Called between pieces. */
  settle?(): Promise<void>
}

/** Gives a whole text as UTF-8 to a scanner. */
export async function pumpText(
  file: TextFile,
  { encoding, markLength, turned = (same) => same }: TextForm,
  scanner: RecordScanner,
  control: TaskControl,
  { rows, settle }: TextProgress,
): Promise<void> {
  const bytes = file.bytes()
  try {
    const text = turned(await textBytes(bytes, encoding, markLength))
    const buffer = new Uint8Array(BUFFER_BYTES + 1)
    let filled = 0
    for (let last = false; !last; ) {
      control.check()
      const count = await text.read(buffer, filled, Math.min(BUFFER_BYTES, filled + READ_BYTES))
      filled += count
      last = count === 0
      const done = scanner.scan(buffer, 0, filled, last)
      buffer.copyWithin(0, done, filled)
      filled = Math.max(0, filled - done)
      control.report({ phase: 'reading', bytesDone: text.bytesTaken, bytesTotal: file.sizeBytes, rowsDone: rows() })
      await settle?.()
    }
  } finally {
    await bytes.close()
  }
}
