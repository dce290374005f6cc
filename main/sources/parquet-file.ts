import { readAt } from './file-sample.ts'
import type { OpenFile } from './open-file.ts'

/** By its first four bytes, or by its name: a damaged Parquet file is still no CSV. */
export function isParquet(file: OpenFile): boolean {
  const magic = Buffer.from(readAt(file, 0, 4)).toString('latin1')
  return magic === 'PAR1' || magic === 'PARE' || /\.(parquet|parq|pq)$/i.test(file.name)
}
