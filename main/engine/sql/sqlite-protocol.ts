import type { SqlTableColumn, SqlValue } from '../../ports/sql-engine.ts'

/** What the SQLite thread is asked; each is answered once, by `id`. */
export type SqliteRequest = { readonly id: number } & (
  | { readonly kind: 'version' }
  | { readonly kind: 'create'; readonly table: string; readonly columns: readonly SqlTableColumn[] }
  | { readonly kind: 'insert'; readonly rows: readonly (readonly SqlValue[])[] }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'open'; readonly sql: string; readonly parameters: Readonly<Record<string, SqlValue>> }
  | { readonly kind: 'fetch'; readonly most: number }
)

/** `rows` answers a fetch: empty at the end; `text` a version. */
export interface SqliteAnswer {
  readonly id: number
  readonly text?: string
  readonly rows?: readonly (readonly SqlValue[])[]
  readonly error?: string
}
