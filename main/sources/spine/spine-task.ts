import type { PlanColumn } from '../../../shared/recipe/build-plan.ts'
import type { ReadColumn, ReadOptions } from '../../ports/source-reader.ts'
import type { AnsweredRow } from '../../ports/spine-builder.ts'
import type { SpineColumns } from '../../ports/spine-columns.ts'
import type { LoadedText } from './load-text.ts'

/** What a thread is asked to do with a recipe's database, which lives on that thread from its opening to its closing. */
export type SpineTask =
  | {
      readonly kind: 'spine-open'
      readonly database: string
      readonly threads: number
      readonly memoryLimitBytes: number
    }
  /** Makes a table of a file's columns (by index), under the name `part`. */
  | {
      readonly kind: 'spine-stage'
      readonly database: string
      readonly part: string
      readonly table: SpineColumns
      readonly columns: readonly number[]
    }
  /** Reads a delimited text into a table under the name `part`, a segment after the other; the wanted columns, or all. */
  | {
      readonly kind: 'spine-load'
      readonly database: string
      readonly part: string
      readonly path: string
      readonly options: ReadOptions
      readonly wanted: ReadonlySet<string> | null
    }
  /** Runs statements, then asks questions. */
  | {
      readonly kind: 'spine-ask'
      readonly database: string
      readonly statements: readonly string[]
      readonly questions: readonly string[]
    }
  /** Takes a query's rows into columns. */
  | {
      readonly kind: 'spine-gather'
      readonly database: string
      readonly sql: string
      readonly columns: readonly PlanColumn[]
    }
  /** Drops staged files by their parts' names; those that are not there are passed over. */
  | { readonly kind: 'spine-drop'; readonly database: string; readonly parts: readonly string[] }
  /** Drops what an earlier plan made; staged files stay. */
  | { readonly kind: 'spine-clear'; readonly database: string }
  | { readonly kind: 'spine-close'; readonly database: string }

export type AnswerRow = AnsweredRow

export interface SpineResults {
  readonly 'spine-open': null
  readonly 'spine-stage': null
  readonly 'spine-load': LoadedText
  readonly 'spine-ask': { readonly answers: readonly (readonly AnswerRow[])[]; readonly elapsedMs: number }
  readonly 'spine-gather': { readonly table: SpineColumns; readonly columns: readonly ReadColumn[] }
  readonly 'spine-drop': null
  readonly 'spine-clear': null
  readonly 'spine-close': null
}
