import type { ColumnType } from '../../shared/entities/column.ts'

export type SqlDialectId = 'duckdb' | 'sqlite' | 'postgresql'

/** A cell as it goes into an engine. Dates are ISO days. */
export type SqlValue = null | number | string | boolean

export interface SqlTableColumn {
  readonly name: string
  readonly type: ColumnType
}

/** Rows to load into a temporary table; values stand in the columns' order. */
export interface SqlTable {
  readonly name: string
  readonly columns: readonly SqlTableColumn[]
  readonly rows: AsyncIterable<readonly (readonly SqlValue[])[]>
}

export interface SqlCapabilities {
  readonly product: string
  readonly version: string
}

/** A product that the SQL is written for and that cannot be run on this computer. */
export interface EngineNotRun {
  readonly product: string
  /** Why; a sentence. */
  readonly reason: string
}

/** A real SQL engine, used to prove that exported SQL puts every row in the same segment. Asynchronous by design. */
export interface SqlEngine {
  readonly dialect: SqlDialectId
  capabilities(): Promise<SqlCapabilities>
  /** Creates and fills a table; NaN and infinities arrive as such where the engine has them, else NULL for NaN. */
  load(table: SqlTable, signal: AbortSignal): Promise<void>
  /** Runs one query; parameters are named (`as_of`). Yields batches of rows, values in column order. */
  run(
    sql: string,
    parameters: Readonly<Record<string, SqlValue>>,
    signal: AbortSignal,
  ): AsyncIterable<readonly (readonly SqlValue[])[]>
  close(): Promise<void>
}
