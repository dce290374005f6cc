import type { PreviewPlan } from '../../../shared/recipe/build-plan.ts'
import type { PreviewRows } from '../../ports/spine-builder.ts'
import { quotedName } from '../duckdb-session.ts'
import type { RunPlace } from './run-plan.ts'

/** Runs the steps of a preview and takes the first rows after the last. */
export async function previewPlan(
  { pool, database }: RunPlace,
  { statements, relation, columns, orderBy, days }: PreviewPlan,
  rows: number,
  signal: AbortSignal,
): Promise<PreviewRows> {
  const from = `FROM ${quotedName(relation)}`
  const order = orderBy === null ? '' : ` ORDER BY ${quotedName(orderBy)}`
  const cells = columns.map(({ name, type }, index) => {
    const value = type === 'date' ? `CAST(${quotedName(name)} AS VARCHAR)` : quotedName(name)
    return `${value} AS c${index}`
  })
  const questions = [`SELECT ${cells.join(', ')} ${from}${order} LIMIT ${rows}`, `SELECT count(*) AS rows ${from}`]
  const dayQuestions = days.map(({ question }) => question)
  const { answers } = await pool.run(
    { kind: 'spine-ask', database, statements, questions: [...questions, ...dayQuestions] },
    signal,
  )
  const lastDays = days.flatMap(({ sourceId }, index): [string, string][] => {
    const last = answers[questions.length + index]?.[0]?.last
    return typeof last === 'string' ? [[sourceId, last]] : []
  })
  return {
    rows: (answers[0] ?? []).map((row) => columns.map((_, index) => row[`c${index}`] ?? null)),
    rowCount: Number(answers[1]?.[0]?.rows ?? 0),
    lastDays: new Map(lastDays),
  }
}
