import type { Bytes } from '../../shared/contract/contract.ts'
import { SPREADSHEET_MARK } from '../../shared/files/csv-cell.ts'

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** An Arrow answer of one buffer. */
export function arrowBytes(bytes: Uint8Array): Bytes {
  return { mediaType: 'application/vnd.apache.arrow.stream', sizeBytes: bytes.byteLength, chunks: once(bytes) }
}

/** A file of one buffer. */
export function fileBytes(fileName: string, mediaType: string, bytes: Uint8Array): Bytes {
  return { fileName, mediaType, sizeBytes: bytes.byteLength, chunks: once(bytes) }
}

/** A CSV file that spreadsheets read as UTF-8. */
export function csvFile(fileName: string, text: string): Bytes {
  return fileBytes(fileName, 'text/csv; charset=utf-8', new TextEncoder().encode(SPREADSHEET_MARK + text))
}
