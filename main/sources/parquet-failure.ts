import { AppError } from '../../shared/contract/app-error.ts'
import { readAt } from './file-sample.ts'
import type { OpenFile } from './open-file.ts'

const LEAST_BYTES = 12
const MOST_REASON = 160

/** Refuses what is not a whole Parquet file before DuckDB sees it. */
export function checkParquetEnds(file: OpenFile): void {
  const first = Buffer.from(readAt(file, 0, 4)).toString('latin1')
  const tail = Buffer.from(readAt(file, Math.max(0, file.sizeBytes - 8), 8))
  const last = tail.subarray(-4).toString('latin1')
  if (first === 'PARE' || last === 'PARE') {
    throw failure('file-unsupported', `${file.name} is encrypted.`, 'Export it without encryption.', file.name)
  }
  if (first !== 'PAR1') throw malformed(file.name, 'is not a Parquet file, whatever its name says')
  if (last !== 'PAR1' || file.sizeBytes < LEAST_BYTES) throw malformed(file.name, 'is cut off: its end is missing')
  if (tail.readUInt32LE(0) > file.sizeBytes - LEAST_BYTES) throw malformed(file.name, 'is damaged: its footer overruns')
}

/** DuckDB's failure in words for people: the file's name, never its path. */
export function parquetFailure(cause: unknown, name: string): unknown {
  if (cause instanceof AppError || !(cause instanceof Error)) return cause
  const codec = /Unsupported compression codec "([^"]+)"/.exec(cause.message)?.[1]
  if (codec !== undefined) {
    const what = `${name} is compressed with ${codec} in a form that is not read.`
    return failure('file-unsupported', what, 'Export it with Snappy, Zstandard or gzip compression.', name)
  }
  const encoding = /encoding/i.test(cause.message) && /not (implemented|supported)|unsupported/i.test(cause.message)
  if (encoding)
    return failure('file-unsupported', `${name} uses an encoding that is not read.`, 'Export it again.', name)
  if (/out of memory/i.test(cause.message)) {
    return failure(
      'not-available',
      `${name} needs more memory to read than is set aside for it.`,
      'Export fewer columns.',
      name,
    )
  }
  return malformed(name, `is damaged: ${reasonOf(cause.message)}`)
}

/** The kernel of DuckDB's message, without its class, paths and the SQL it quotes. */
function reasonOf(message: string): string {
  const [line = ''] = message.split('\n')
  const reason = line
    .replace(/^([A-Z][A-Za-z ]* Error: )+/, '')
    .replace(/^T?Protocol ?Exception: /i, '')
    .replace(/^Failed to read file "[^"]*": /i, '')
    .replace(/["'][^"']*[/\\][^"']*["']/g, 'the file')
    .replace(/[.\s]+$/, '')
  return reason.slice(0, MOST_REASON) || 'it cannot be decoded'
}

function malformed(name: string, what: string): AppError {
  return failure('file-malformed', `${name} ${what}.`, 'Export the file again and choose the new one.', name)
}

function failure(code: AppError['code'], message: string, remedy: string, file: string): AppError {
  return new AppError(code, message, { remedy, place: { file } })
}
