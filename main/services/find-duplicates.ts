import { AppError } from '../../shared/contract/app-error.ts'
import { type DuplicatesFound, LIKELY } from '../../shared/contract/duplicates.ts'
import { chosenComparisons, comparedAs, usualComparisons } from '../../shared/recipe/comparison.ts'
import type { KeyDecision } from '../../shared/recipe/key-decision.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import { duplicateSearch } from '../domain/duplicates/duplicate-search.ts'
import { type FoundPair, findingsOf, mergeOf, pairsOf } from '../domain/duplicates/read-findings.ts'
import { previewStep, sourcesOf } from '../domain/recipe/preview-step.ts'
import type { SpineSession } from '../ports/spine-builder.ts'
import type { JobReport } from './job-runner.ts'
import { compiled, stageSources } from './staged-recipe.ts'

/** So many findings are shown with what they rest on. */
const SHOWN = 500

/** Rows of the base that may be one unit: what is shown of them, and all pairs. */
export interface FoundDuplicates {
  readonly shown: DuplicatesFound
  readonly pairs: readonly FoundPair[]
}

/** The pairs of the last search, and where it was made. */
export interface FoundIn {
  readonly workspaceId: string
  readonly pairs: readonly FoundPair[]
}

/** The merges of all pairs at least so sure. Throws AppError 'not-found' where no search of the workspace is at hand. */
export function mergesOf(found: FoundIn | null, workspaceId: string, least: number): KeyDecision[] {
  const pairs = found?.workspaceId === workspaceId ? found.pairs.filter(({ score }) => score >= least) : []
  if (pairs.length > 0) return pairs.map(mergeOf)
  throw new AppError('not-found', 'There is no search at hand with pairs that sure.', {
    remedy: 'Look for them again.',
  })
}

/** The part of a recipe that says which rows the base has. */
export function baseOnly(recipe: Recipe): Recipe {
  const whole = { ...recipe, table: { ...recipe.table, steps: [] } }
  const needed = sourcesOf(whole, null)
  return { ...whole, sources: recipe.sources.filter(({ id }) => needed.has(id)) }
}

/** Looks for rows of the base that may be one unit, in the columns of these names or the usual ones. */
export async function findDuplicates(
  recipe: Recipe,
  columns: readonly string[] | null,
  workspacePath: string,
  session: SpineSession,
  report: JobReport,
  signal: AbortSignal,
): Promise<FoundDuplicates> {
  const part = baseOnly(recipe)
  const sources = await stageSources(part, workspacePath, 'all', session, report, signal)
  const plan = previewStep(part, compiled(part, sources, 'all'), null, null)
  const { base } = recipe.table
  const keyColumn = base.kind === 'source' ? base.key : base.name
  const named = plan.columns.filter(({ name }) => name !== keyColumn)
  const comparisons = columns === null ? usualComparisons(named, keyColumn) : chosenComparisons(named, columns)
  const types = new Map(plan.columns.map(({ name, type }) => [name, type]))
  const rows = { relation: plan.relation, columns: types, keyColumn }
  const search = duplicateSearch(rows, comparisons, recipe.keyDecisions)
  const onStep = ({ step, steps }: { step: number; steps: number }): void =>
    report({ phase: 'Comparing rows', done: step, total: steps, unit: 'steps' })
  const statements = [...plan.statements, ...search.statements]
  const questions = [search.summary, search.list, search.evidence(SHOWN)]
  const [summary = [], list = [], evidence = []] = await session.ask(statements, questions, onStep, signal)
  const pairs = pairsOf(list)
  const [counts = {}] = summary
  const compared = new Set(comparisons.flatMap((comparison) => comparison.columns))
  return {
    pairs,
    shown: {
      rows: Number(counts.rows ?? 0),
      compared: Number(counts.pairs ?? 0),
      crowded: Number(counts.crowded ?? 0),
      found: pairs.length,
      likely: pairs.filter(({ score }) => score >= LIKELY).length,
      columns: named.flatMap((column) => {
        const as = comparedAs(column)
        return as === null ? [] : [{ name: column.name, as, isCompared: compared.has(column.name) }]
      }),
      findings: [...findingsOf(evidence, search.comparisons)],
    },
  }
}
