import type { PlanColumn } from '../../../shared/recipe/build-plan.ts'
import { withColumns } from '../../columns/allocate-columns.ts'
import { duckdbDialect } from '../../domain/exports/duckdb-dialect.ts'
import { type DuckdbSession, quotedName } from '../duckdb-session.ts'
import { KeptFaults } from '../kept-faults.ts'
import { measureTexts } from '../measure-texts.ts'
import { roomFor, vectorBuilder } from '../parquet-builders.ts'
import { nativeForm } from '../parquet-forms.ts'
import type { ParquetColumn } from '../parquet-schema.ts'
import { takeRows } from '../read-parquet.ts'
import type { SpineResults } from './spine-task.ts'

/** Takes the rows of a query into shared memory, through the same builders as a Parquet file's. */
export async function gatherColumns(
  session: DuckdbSession,
  sql: string,
  columns: readonly PlanColumn[],
  check: () => void,
): Promise<SpineResults['spine-gather']> {
  const kept = new KeptFaults(columns.map(({ name }) => name))
  const measured = await measureTexts(session, `(${sql})`, columns.map(columnOf))
  const [answer] = await session.rows(`SELECT count(*) AS rows FROM (${sql})`)
  const rowCount = Number(answer?.rows ?? 0)
  const room = roomFor(measured, rowCount)
  const builders = measured.map((column, index) => vectorBuilder(column, room, index, kept.misfit))
  const expressions = builders.flatMap((builder) => builder.expressions)
  const select = `SELECT ${expressions.join(', ')} FROM (${sql})`
  const rows = await takeRows(session, select, rowCount, builders, kept, check)
  if (rows !== rowCount) throw new Error(`${rows} rows came where ${rowCount} were counted`)
  const filled = builders.map((builder) => builder.finish())
  return {
    table: withColumns(
      room,
      filled.map(({ stored }) => stored),
    ),
    columns: filled.map(({ read }) => read),
  }
}

function columnOf({ name, type }: PlanColumn): ParquetColumn {
  const native = nativeForm(quotedName(name), duckdbDialect.columnType(type), false)
  if (native === null) throw new Error(`No reader for ${type}`)
  const style = { numberStyle: { decimal: 46, thousands: 0 }, dateOrder: 'iso' as const }
  return { name, header: '', ...native, ...style, chosen: false, missing: [], mostBytes: 0, isAscii: false }
}
