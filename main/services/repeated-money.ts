import type { Recipe, RecipeSource } from '../../shared/recipe/recipe.ts'
import type { SourceReport } from '../../shared/recipe/recipe-report.ts'
import type { RepeatedRows, RepeatedRowsChoice } from '../../shared/recipe/repeated-rows.ts'
import { computedColumns } from '../domain/recipe/named-columns.ts'
import { previewStep } from '../domain/recipe/preview-step.ts'
import { duckdbRecipeDialect } from '../domain/recipe/recipe-dialect.ts'
import type { SpineSession } from '../ports/spine-builder.ts'
import { compiled, sourceToStage } from './staged-recipe.ts'

const ignore = (): void => undefined

/**
 * The reports of sources that are staged, those whose files share rows with what these come to in the columns that the
 * table adds up, also where steps calculate them: the sums over all rows less those over each once, up to the as-of date.
 */
export async function withRepeatedMoney(
  recipe: Recipe,
  workspacePath: string,
  sources: readonly SourceReport[],
  session: SpineSession,
  signal: AbortSignal,
): Promise<readonly SourceReport[]> {
  const told: SourceReport[] = []
  for (const report of sources) {
    const source = recipe.sources.find(({ id }) => id === report.sourceId)
    if (report.repeated === null || source === undefined) {
      told.push(report)
      continue
    }
    const added = await addedBy(source, report.repeated)
    const own = report.repeated.totals.filter(({ column }) => added.every((each) => each.column !== column))
    told.push({ ...report, repeated: { ...report.repeated, totals: [...added, ...own] } })
  }
  return told

  /** Σ of each summed column over the rows that count again. */
  async function addedBy(source: RecipeSource, { counted }: RepeatedRows): Promise<RepeatedRows['totals']> {
    const compilation = compiled(recipe, sources, 'mentioned')
    const lastStep = source.steps.at(-1)?.id ?? null
    if (compilation.problems.some(({ sourceId, stepId }) => sourceId === source.id && stepId === lastStep)) return []
    const { statements, relation, columns } = previewStep(recipe, compilation, source.id, lastStep)
    const { summed } = computedColumns(recipe)
    const names = columns
      .filter(({ name, type }) => summed.has(name) && (type === 'number' || type === 'integer'))
      .map(({ name }) => name)
    if (names.length === 0) return []
    const { sum, sql } = duckdbRecipeDialect
    const sums = names.map((name, index) => `${sum(sql.identifier(name), null)} AS s${index}`)
    const question = `SELECT ${sums.join(', ')} FROM ${sql.identifier(relation)}`
    const totalsOf = async (repeatedRows: RepeatedRowsChoice): Promise<number[]> => {
      await session.stage(
        { ...sourceToStage(recipe, source, workspacePath, 'mentioned'), repeatedRows },
        ignore,
        signal,
      )
      const [answer] = await session.ask(statements, [question], ignore, signal)
      return names.map((_, index) => Number(answer?.[0]?.[`s${index}`] ?? 0))
    }
    // What was decided comes last: the source stays staged so.
    const other = await totalsOf(counted === 'once' ? 'all' : 'once')
    const chosen = await totalsOf(counted)
    const sign = counted === 'once' ? 1 : -1
    return names.map((column, index) => ({ column, amount: sign * ((other[index] ?? 0) - (chosen[index] ?? 0)) }))
  }
}
