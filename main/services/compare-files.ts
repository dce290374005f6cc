import type { FilesCompared } from '../../shared/contract/recipe.ts'
import type { StagedSource } from '../../shared/recipe/build-plan.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { RunReport, SourceReport } from '../../shared/recipe/recipe-report.ts'
import { type RowsAfter, rowsAfter } from '../../shared/recipe/rows-after.ts'
import { compareSources } from '../domain/recipe/compare-sources.ts'
import { namedColumns } from '../domain/recipe/named-columns.ts'
import type { SpineSession } from '../ports/spine-builder.ts'
import type { JobReport } from './job-runner.ts'
import { withRepeatedMoney } from './repeated-money.ts'
import { compiledWhole, stageSources, withDigests } from './staged-recipe.ts'

/**
 * Reads the sources of a recipe and tells how they differ from those of an earlier run, what keeps them from running,
 * which rows they share, and which lie after the as-of date.
 */
export async function compareFiles(
  recipe: Recipe,
  workspacePath: string,
  former: RunReport | null,
  session: SpineSession,
  report: JobReport,
  signal: AbortSignal,
): Promise<FilesCompared> {
  const sources = await stageSources(recipe, workspacePath, 'mentioned', session, report, signal)
  const differences = compareSources(former?.sources ?? [], sources, namedColumns(recipe))
  const { problems, staged } = compiledWhole(withDigests(recipe, sources), sources)
  return {
    differences: [...differences],
    problems: [...problems],
    repeated: repeatedIn(recipe, await withRepeatedMoney(recipe, workspacePath, sources, session, signal)),
    after: await rowsAfterIn(recipe, staged, session, signal),
  }
}

/** The sources whose files share rows, each with what was decided of them. */
function repeatedIn(recipe: Recipe, sources: readonly SourceReport[]): FilesCompared['repeated'] {
  return sources.flatMap(({ sourceId, repeated: rows }) => {
    const decided = recipe.sources.find(({ id }) => id === sourceId)?.repeatedRows ?? null
    return rows === null ? [] : [{ sourceId, rows, decided }]
  })
}

/** Rows of the staged files that lie after the recipe's as-of date. */
async function rowsAfterIn(
  recipe: Recipe,
  staged: readonly StagedSource[],
  session: SpineSession,
  signal: AbortSignal,
): Promise<RowsAfter | null> {
  const asked = staged.flatMap(({ sourceId, days }) => (days === null ? [] : [{ sourceId, question: days }]))
  const questions = asked.map(({ question }) => question)
  const answers = await session.ask([], questions, () => undefined, signal)
  return rowsAfter(
    recipe,
    asked.map(({ sourceId }, index) => {
      const row = answers[index]?.[0]
      const last = typeof row?.last === 'string' ? row.last : null
      return { sourceId, afterAsOf: Number(row?.after_as_of ?? 0), last }
    }),
  )
}
