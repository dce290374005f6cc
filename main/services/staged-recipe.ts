import { basename } from 'node:path'
import type { Recipe, RecipeSource } from '../../shared/recipe/recipe.ts'
import type { SourceReport } from '../../shared/recipe/recipe-report.ts'
import { type CompiledRecipe, compileRecipe, type SourceColumns } from '../domain/recipe/compile-recipe.ts'
import { lackingFiles } from '../domain/recipe/lacking-files.ts'
import { namedColumns, wholeSources } from '../domain/recipe/named-columns.ts'
import { duckdbRecipeDialect } from '../domain/recipe/recipe-dialect.ts'
import type { SourceToStage, SpineSession, StageProgress } from '../ports/spine-builder.ts'
import type { JobReport } from './job-runner.ts'
import { absolutePath } from './recipe-files.ts'

/* A recipe's sources in a session, and the recipe compiled over what was read of them. */

const PHASES: Readonly<Record<StageProgress['phase'], string>> = {
  reading: 'Reading',
  checking: 'Checking types over the whole of',
  arranging: 'Arranging',
  staging: 'Preparing',
}

/** Reads sources into a session, keeping the columns that the recipe mentions, or (for editing) all. */
export async function stageSources(
  recipe: Recipe,
  workspacePath: string,
  keep: 'mentioned' | 'all',
  session: SpineSession,
  report: JobReport,
  signal: AbortSignal,
): Promise<readonly SourceReport[]> {
  const reports: SourceReport[] = []
  for (const each of recipe.sources) {
    const source = sourceToStage(recipe, each, workspacePath, keep)
    const onProgress = ({ fileName, phase, bytesDone, bytesTotal, rowsDone }: StageProgress): void =>
      report({
        phase: `${PHASES[phase]} ${basename(fileName)}`,
        done: bytesDone,
        total: bytesTotal,
        unit: 'bytes',
        rows: rowsDone,
      })
    reports.push(await session.stage(source, onProgress, signal))
  }
  return reports
}

/** A source of a recipe as it is read: the columns that the recipe mentions, or all. */
export function sourceToStage(
  recipe: Recipe,
  { id, files, options, dateColumn, repeatedRows }: RecipeSource,
  workspacePath: string,
  keep: 'mentioned' | 'all',
): SourceToStage {
  return {
    sourceId: id,
    paths: files.map(({ path }) => absolutePath(path, workspacePath)),
    options,
    columns: keep === 'all' ? null : mentionedIn(recipe, id),
    dateColumn,
    repeatedRows: repeatedRows ?? 'all',
  }
}

/** A recipe compiled over the columns that were read, or over those of them that it mentions. */
export function compiled(recipe: Recipe, sources: readonly SourceReport[], keep: 'mentioned' | 'all'): CompiledRecipe {
  return compileRecipe(recipe, columnsRead(recipe, sources, keep), duckdbRecipeDialect)
}

/** A recipe compiled to make the table: a column that it needs must be in every file whose source begins with it. */
export function compiledWhole(recipe: Recipe, sources: readonly SourceReport[]): CompiledRecipe {
  const all = compiled(recipe, sources, 'mentioned')
  if (all.plan === null) return all
  const problems = lackingFiles(recipe, sources, columnsRead(recipe, sources, 'mentioned'), duckdbRecipeDialect)
  return problems.length === 0 ? all : { ...all, plan: null, problems }
}

/** The columns that were read of each source, or those of them that the recipe mentions. */
export function columnsRead(
  recipe: Recipe,
  sources: readonly SourceReport[],
  keep: 'mentioned' | 'all',
): SourceColumns {
  const columns = sources.map((source) => {
    const mentioned = keep === 'all' ? null : mentionedIn(recipe, source.sourceId)
    const kept = source.columns.filter(({ name }) => mentioned === null || mentioned.has(name))
    return [source.sourceId, new Map(kept.map(({ name, type }) => [name, type]))] as const
  })
  return new Map(columns)
}

/** Column names to keep of a source; null for all. */
function mentionedIn(recipe: Recipe, sourceId: string): ReadonlySet<string> | null {
  return wholeSources(recipe).has(sourceId) ? null : namedColumns(recipe)
}

/** The recipe with its files as they were read. */
export function withDigests(recipe: Recipe, reports: readonly SourceReport[]): Recipe {
  const sources = recipe.sources.map((source) => {
    const read = reports.find(({ sourceId }) => sourceId === source.id)?.files
    if (read === undefined) return source
    const files = source.files.map(({ path }, index) => {
      return { path, sizeBytes: read[index]?.sizeBytes ?? null, digest: read[index]?.digest ?? null }
    })
    return { ...source, files }
  })
  return { ...recipe, sources }
}
