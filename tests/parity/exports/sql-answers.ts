import type { EdgeRow } from '../../../main/domain/exports/edge-grid.ts'
import { programOf } from '../../../main/domain/exports/program.ts'
import type { SqlEngine } from '../../../main/ports/sql-engine.ts'
import type { DigestedDefinition } from '../../../main/services/export-definition.ts'
import { sqlOf } from '../../../main/services/export-sql.ts'
import { type Comparison, compareSql } from '../../../main/services/proof-comparison.ts'
import { expectedOrdinals } from '../../../main/services/proof-grid.ts'
import { gridTable } from '../../../main/services/proof-tables.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'

const signal = new AbortController().signal

/** Runs a definition's exported SQL over rows at some dates and compares it with the reference, one result a date. */
export async function sqlAnswers(
  engine: SqlEngine,
  digested: DigestedDefinition,
  grid: readonly EdgeRow[],
  asOfDates: readonly string[],
  sql = sqlOf(digested, engine.dialect),
): Promise<readonly Comparison[]> {
  const program = programOf(digested.definition)
  const expected = await expectedOrdinals(
    { program, asOfDays: asOfDates.map(dayFromIso), report: () => undefined, signal },
    grid,
  )
  const { table, keyIsRowIndex } = gridTable(digested.definition, grid)
  await engine.load(table, signal)
  const answers: Comparison[] = []
  for (const [at, asOf] of asOfDates.entries()) {
    const onRows = (): void => undefined
    answers.push(
      await compareSql({ engine, sql, asOf, program, expected: expected[at]!, keyIsRowIndex, onRows, signal }),
    )
  }
  return answers
}
