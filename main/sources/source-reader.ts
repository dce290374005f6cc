import { AppError } from '../../shared/contract/app-error.ts'
import type { ReadOptions, ReadProgress, ReadResult, SourcePreview, SourceReader } from '../ports/source-reader.ts'
import { fileNameOf } from './open-file.ts'
import type { SourceTask, WorkerRead } from './source-task.ts'
import { createWorkerPool, type WorkerPool } from './worker-pool.ts'

export interface SourceReaderOptions {
  /** The worker's entry: source-worker.ts, or what the build made of it. */
  readonly workerUrl: URL
  /** A private folder, made when first needed; whatever a read puts there is gone when it ends. */
  readonly temporaryFolder: string
  /** Threads that work at the same time; 2 where left out. */
  readonly threads?: number
}

const LARGE_BYTES = 2 ** 24

/** Reads CSV, JSON, Parquet and Excel files on worker threads; the calling thread only passes messages. */
export function createSourceReader(options: SourceReaderOptions): SourceReader {
  const threads = Math.max(1, options.threads ?? 2)
  // One more thread than computes: a preview does not wait behind a read and its digest.
  const pool = createWorkerPool(options.workerUrl, threads + 1, options.temporaryFolder)
  return {
    warm: () => pool.warm(),
    preview: (path: string, readOptions: ReadOptions, signal: AbortSignal): Promise<SourcePreview> =>
      pool.run({ kind: 'preview', path, options: readOptions }, signal),
    read: (path, readOptions, onProgress, signal, wanted = undefined) =>
      readWhole(
        pool,
        { kind: 'read', path, options: readOptions, threads, wanted: wanted ?? null },
        onProgress,
        signal,
      ),
    digest: (path, signal) => pool.run({ kind: 'digest', path }, signal),
    close: () => pool.close(),
  }
}

async function readWhole(
  pool: WorkerPool,
  task: Extract<SourceTask, { readonly kind: 'read' }>,
  onProgress: (progress: ReadProgress) => void,
  signal: AbortSignal,
): Promise<ReadResult> {
  const { path } = task
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  try {
    const [read, digest] = await Promise.all([
      pool.run(task, either, onProgress),
      pool.run({ kind: 'digest', path }, either),
    ])
    refuseChanged(path, read.sizeBytes, digest.sizeBytes)
    // A thread that read a large file would hold on to memory that nobody needs any more. It ends beside what follows.
    if (read.sizeBytes > LARGE_BYTES) void pool.rest()
    return resultOf(path, read, digest.digest)
  } catch (cause) {
    // The other task must not go on for a read that failed.
    failed.abort()
    throw cause
  }
}

/** Throws AppError('file-unreadable') where a file had another size when it was hashed than when it was read. */
export function refuseChanged(path: string, readBytes: number, hashedBytes: number): void {
  if (hashedBytes === readBytes) return
  const file = fileNameOf(path)
  throw new AppError('file-unreadable', `${file} changed while it was read.`, {
    remedy: 'Wait until the program that writes it has finished, then choose it again.',
    place: { file },
  })
}

function resultOf(path: string, read: WorkerRead, digest: string): ReadResult {
  const { table, columns, passedOver, format, sizeBytes, dialect, sheet, rowsSetAside, notices = [], ...faults } = read
  const { setAside, misfits, misfitCount, doubtfulColumns } = faults
  const rowsInFile = table.rowCount + rowsSetAside
  const facts = { fileName: fileNameOf(path), format, sizeBytes, digest, rowsInFile, rowsSetAside, dialect }
  const source = sheet === undefined ? facts : { ...facts, sheet }
  return { table, columns, passedOver, source, setAside, misfits, misfitCount, doubtfulColumns, notices }
}
