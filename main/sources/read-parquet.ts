import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api'
import { AppError } from '../../shared/contract/app-error.ts'
import type { ReadOptions } from '../ports/source-reader.ts'
import { arrangeColumns } from './arrange-columns.ts'
import { readColumnOf, type StagedColumn } from './column-builder.ts'
import { type DuckdbSession, type SessionPlace, withDuckdb } from './duckdb-session.ts'
import { isDoubtful, KeptFaults } from './kept-faults.ts'
import { measureTexts } from './measure-texts.ts'
import { type OpenFile, withFileAwaited } from './open-file.ts'
import { releaseVector, type VectorBuilder, vectorBuilder } from './parquet-builders.ts'
import { checkParquetEnds, parquetFailure } from './parquet-failure.ts'
import { type ParquetSchema, parquetSchema, tableOf } from './parquet-schema.ts'
import type { TaskControl, WorkerRead } from './source-task.ts'

interface Gathered {
  readonly staged: readonly StagedColumn[]
  readonly kept: KeptFaults
}

/** Reads the whole file through DuckDB, chunk by chunk while DuckDB's own threads decode the next ones. */
export async function readParquet(
  path: string,
  options: ReadOptions,
  place: SessionPlace,
  control: TaskControl,
): Promise<WorkerRead> {
  return withFileAwaited(path, async (file) => {
    checkParquetEnds(file)
    try {
      const { staged, kept } = await withDuckdb(path, place, control, async (session) => {
        const schema = await parquetSchema(session, file, path, options, () => control.check())
        return gather(session, file, path, schema, control)
      })
      return arranged(file, staged, kept, control)
    } catch (cause) {
      throw parquetFailure(cause, file.name)
    }
  })
}

async function gather(
  session: DuckdbSession,
  file: OpenFile,
  path: string,
  schema: ParquetSchema,
  control: TaskControl,
): Promise<Gathered> {
  const kept = new KeptFaults(schema.columns.map(({ name }) => name))
  const columns = await measureTexts(session, tableOf(path), schema.columns)
  const builders = columns.map((column, index) => vectorBuilder(column, index, kept.misfit))
  const expressions = builders.flatMap((builder) => builder.expressions)
  const rows = await takeRows(
    session,
    `SELECT ${expressions.join(', ')} FROM ${tableOf(path)}`,
    builders,
    kept,
    (done) => {
      control.check()
      const bytesDone = Math.floor((file.sizeBytes * done) / schema.rowCount)
      control.report({ phase: 'reading', bytesDone, bytesTotal: file.sizeBytes, rowsDone: done })
    },
  )
  if (rows === schema.rowCount) return { staged: builders.map((builder) => builder.finish()), kept }
  throw new AppError('file-malformed', `${file.name} is damaged: ${rows} of ${schema.rowCount} rows could be read.`, {
    remedy: 'Export the file again.',
    place: { file: file.name },
  })
}

/** Gives the rows of a query to the builders; answers how many there were. */
export async function takeRows(
  session: DuckdbSession,
  sql: string,
  builders: readonly VectorBuilder[],
  kept: KeptFaults,
  told: (rowsDone: number) => void,
): Promise<number> {
  const result = await session.stream(sql)
  let rowsDone = 0
  for await (const chunk of chunksAhead(result)) {
    const { rowCount } = chunk
    kept.open()
    let next = 0
    for (const builder of builders) {
      const vectors = builder.expressions.map(() => chunk.getColumnVector(next++))
      builder.add(vectors, rowCount, rowsDone)
      for (const vector of vectors) releaseVector(vector)
    }
    kept.close()
    rowsDone += rowCount
    told(rowsDone)
  }
  return rowsDone
}

/** Chunks in order; DuckDB decodes the next one on a thread of its own while one is taken in. */
async function* chunksAhead(result: DuckDBResult): AsyncGenerator<DuckDBDataChunk> {
  let coming = result.fetchChunk()
  try {
    for (;;) {
      const chunk = await coming
      if (chunk === null || chunk.rowCount === 0) return
      coming = result.fetchChunk()
      yield chunk
    }
  } finally {
    // Where the taker gave up, nobody else hears how the one under way ends.
    await coming.catch(() => undefined)
  }
}

function arranged(file: OpenFile, staged: readonly StagedColumn[], kept: KeptFaults, control: TaskControl): WorkerRead {
  const rowsDone = staged[0]?.staged.values.rowCount ?? 0
  control.report({ phase: 'arranging', bytesDone: file.sizeBytes, bytesTotal: file.sizeBytes, rowsDone })
  return {
    format: 'parquet',
    sizeBytes: file.sizeBytes,
    dialect: null,
    table: arrangeColumns(staged, () => control.check()),
    columns: staged.map(readColumnOf),
    ...kept.summary(),
    doubtfulColumns: staged.filter((column) => isDoubtful(column, rowsDone)).map(({ name }) => name),
  }
}
