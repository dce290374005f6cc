import type { RepeatedRows } from '../../../shared/recipe/repeated-rows.ts'
import { duckdbRecipeDialect } from '../../domain/recipe/recipe-dialect.ts'
import { type ComparedFiles, repeatQuestions } from '../../domain/recipe/repeated-rows-sql.ts'
import type { AnswerRow } from './spine-task.ts'
import type { StagedFile, StagePlace } from './stage-file.ts'

/** Repeated rows before it is decided what becomes of them. */
export type FoundRepeats = Omit<RepeatedRows, 'counted'>

/** Whether any row of a source stands in two of its files, by the columns that are compared. */
export async function mayRepeat(place: StagePlace, files: ComparedFiles, signal: AbortSignal): Promise<boolean> {
  const { any } = repeatQuestions(files, duckdbRecipeDialect)
  const [row] = await asked(place, any, signal)
  return Number(row?.repeated ?? 0) > 0
}

/** The rows that stand in several files, with their days and amounts; null where there are none. */
export async function findRepeats(
  place: StagePlace,
  files: ComparedFiles,
  staged: readonly StagedFile[],
  signal: AbortSignal,
): Promise<FoundRepeats | null> {
  const { pairs, amounts } = repeatQuestions(files, duckdbRecipeDialect)
  const found = await asked(place, pairs, signal)
  if (found.length === 0) return null
  const nameOf = (file: AnswerRow[string] | undefined): string => staged[Number(file)]?.report.fileName ?? ''
  const texts = (name: string): string[] =>
    found
      .map((row) => row[name])
      .filter((value) => typeof value === 'string')
      .toSorted()
  return {
    rows: sumOf(found, 'rows'),
    files: found.map(({ earlier, later, rows }) => {
      return { fileName: nameOf(later), earlier: nameOf(earlier), rows: Number(rows) }
    }),
    first: texts('first')[0] ?? null,
    last: texts('last').at(-1) ?? null,
    totals: amounts.map((column, index) => ({ column, amount: sumOf(found, `amount_${index}`) })),
  }
}

async function asked(
  { pool, database }: StagePlace,
  question: string,
  signal: AbortSignal,
): Promise<readonly AnswerRow[]> {
  const task = { kind: 'spine-ask', database, statements: [], questions: [question] } as const
  return (await pool.run(task, signal)).answers[0] ?? []
}

function sumOf(rows: readonly AnswerRow[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0)
}
