import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { ExportedFile } from './export-types.ts'
import { turn } from './proof-grid.ts'

const SLICE_BYTES = 2 ** 18
/** Already packed; packing them again only costs time. */
const PACKED = /\.parquet$/

/** A ZIP archive of the files, made in slices so that a large one does not hold up everything else. */
export async function zipFiles(
  files: readonly ExportedFile[],
  mtime: Date,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, part) => {
    if (error) failure = error
    else parts.push(part)
  })
  for (const { fileName, bytes } of files) {
    const entry = PACKED.test(fileName) ? new ZipPassThrough(fileName) : new ZipDeflate(fileName, { level: 4 })
    entry.mtime = mtime
    zip.add(entry)
    for (let start = 0; start < bytes.length || start === 0; start += SLICE_BYTES) {
      entry.push(bytes.subarray(start, start + SLICE_BYTES), start + SLICE_BYTES >= bytes.length)
      await turn(signal)
    }
  }
  zip.end()
  if (failure !== null) throw failure
  return joined(parts)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const part of parts) {
    whole.set(part, end)
    end += part.length
  }
  return whole
}
