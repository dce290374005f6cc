import type { Spine } from '../../shared/entities/spine.ts'
import { fileStem } from '../../shared/files/file-stem.ts'
import { definitionSql } from '../domain/exports/definition-sql.ts'
import { duckdbDialect } from '../domain/exports/duckdb-dialect.ts'
import { loadSql } from '../domain/exports/load/load-sql.ts'
import { MOST_NAME_BYTES, postgresDialect } from '../domain/exports/postgres-dialect.ts'
import { comment } from '../domain/exports/sql-comment.ts'
import type { SqlDialect } from '../domain/exports/sql-dialect.ts'
import { sqliteDialect } from '../domain/exports/sqlite-dialect.ts'
import type { SqlDialectId } from '../ports/sql-engine.ts'
import type { DigestedDefinition } from './export-definition.ts'

const DIALECTS: Readonly<Record<SqlDialectId, SqlDialect>> = {
  duckdb: duckdbDialect,
  sqlite: sqliteDialect,
  postgresql: postgresDialect,
}

/** First part of every file name of a definition. */
export function stemOf({ definition }: DigestedDefinition): string {
  return fileStem(definition.name, 'segments')
}

/** The SQL file of a definition: the text that is exported and the text that is proved. */
export function sqlOf(digested: DigestedDefinition, dialect: SqlDialectId): string {
  const refusal = refusalOf(digested, dialect)
  if (refusal !== null) return `${comment(refusal)}\n`
  const fileName = `${stemOf(digested)}.${dialect}.sql`
  return definitionSql(digested.definition, DIALECTS[dialect], { digest: digested.digest, fileName })
}

/** The SQL file that makes a definition's table from its source. */
export function loadSqlOf(digested: DigestedDefinition, spine: Spine, dialect: 'duckdb' | 'sqlite'): string {
  return loadSql(digested.definition, spine, DIALECTS[dialect], `${stemOf(digested)}.load.${dialect}.sql`)
}

/** Why a definition has no SQL for a product; null where it has. PostgreSQL cuts long names off, so that two become one. */
export function refusalOf({ definition }: DigestedDefinition, dialect: SqlDialectId): string | null {
  if (dialect !== 'postgresql') return null
  const { table, key } = definition.grain
  const names = [table, key, ...definition.columns.map(({ name }) => name)]
  const long = names.find((name) => new TextEncoder().encode(name).length > MOST_NAME_BYTES)
  if (long === undefined) return null
  return `There is no SQL for PostgreSQL: its names have at most ${MOST_NAME_BYTES} bytes, and “${long}” has more.`
}
