import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api'
import { AppError } from '../../shared/contract/app-error.ts'
import { withColumns } from '../columns/allocate-columns.ts'
import type { ReadOptions } from '../ports/source-reader.ts'
import { type DuckdbSession, type SessionPlace, withDuckdb } from './duckdb-session.ts'
import { keptColumns, passedOver } from './kept-columns.ts'
import { isDoubtful, KeptFaults } from './kept-faults.ts'
import { measureTexts } from './measure-texts.ts'
import { type OpenFile, withFileAwaited } from './open-file.ts'
import { releaseVector, roomFor, type VectorBuilder, vectorBuilder } from './parquet-builders.ts'
import { checkParquetEnds, parquetFailure } from './parquet-failure.ts'
import { type ParquetSchema, parquetSchema, tableOf } from './parquet-schema.ts'
import type { TaskControl, WorkerRead } from './source-task.ts'

/** Reads the wanted columns of a file (null: all) through DuckDB, chunk by chunk while DuckDB's own threads decode the next ones. */
export async function readParquet(
  path: string,
  options: ReadOptions,
  wanted: ReadonlySet<string> | null,
  place: SessionPlace,
  control: TaskControl,
): Promise<WorkerRead> {
  return withFileAwaited(path, async (file) => {
    checkParquetEnds(file)
    try {
      return await withDuckdb(path, place, control, async (session) => {
        const schema = await parquetSchema(session, file, path, options, () => control.check())
        return fillTable(session, file, path, schema, wanted, control)
      })
    } catch (cause) {
      throw parquetFailure(cause, file.name)
    }
  })
}

async function fillTable(
  session: DuckdbSession,
  file: OpenFile,
  path: string,
  schema: ParquetSchema,
  wanted: ReadonlySet<string> | null,
  control: TaskControl,
): Promise<WorkerRead> {
  const { rowCount } = schema
  const keeps = keptColumns(schema.columns, wanted)
  const chosen = schema.columns.filter(({ name }) => keeps(name))
  const kept = new KeptFaults(chosen.map(({ name }) => name))
  const measured = await measureTexts(session, tableOf(path), chosen)
  const room = roomFor(measured, rowCount)
  const builders = measured.map((column, index) => vectorBuilder(column, room, index, kept.misfit))
  const expressions = builders.flatMap((builder) => builder.expressions)
  const sql = `SELECT ${expressions.join(', ')} FROM ${tableOf(path)}`
  const rows = await takeRows(session, sql, rowCount, builders, kept, (done) => {
    control.check()
    const bytesDone = Math.floor((file.sizeBytes * done) / rowCount)
    control.report({ phase: 'reading', bytesDone, bytesTotal: file.sizeBytes, rowsDone: done })
  })
  if (rows !== rowCount) throw unevenRows(file.name, rows, rowCount)
  const filled = builders.map((builder) => builder.finish())
  const columns = filled.map(({ read }) => read)
  return {
    format: 'parquet',
    sizeBytes: file.sizeBytes,
    dialect: null,
    table: withColumns(
      room,
      filled.map(({ stored }) => stored),
    ),
    columns,
    passedOver: passedOver(schema.columns, keeps),
    ...kept.summary(),
    doubtfulColumns: columns.filter((column) => isDoubtful(column, rowCount)).map(({ name }) => name),
  }
}

function unevenRows(name: string, rows: number, announced: number): AppError {
  return new AppError('file-malformed', `${name} is damaged: ${rows} of ${announced} rows could be read.`, {
    remedy: 'Export the file again.',
    place: { file: name },
  })
}

/** Gives the rows of a query to the builders; answers how many there were. More than `mostRows` are not taken. */
export async function takeRows(
  session: DuckdbSession,
  sql: string,
  mostRows: number,
  builders: readonly VectorBuilder[],
  kept: KeptFaults,
  told: (rowsDone: number) => void,
): Promise<number> {
  const result = await session.stream(sql)
  let rowsDone = 0
  for await (const chunk of chunksAhead(result)) {
    const { rowCount } = chunk
    if (rowsDone + rowCount > mostRows) return rowsDone + rowCount
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
