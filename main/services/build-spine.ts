import { basename } from 'node:path'
import canonicalize from 'canonicalize'
import { AppError } from '../../shared/contract/app-error.ts'
import type { SpineColumn } from '../../shared/entities/column.ts'
import type { BuildPlan } from '../../shared/recipe/build-plan.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { RunReport, SourceReport, StepReport } from '../../shared/recipe/recipe-report.ts'
import type { TieOutReport } from '../../shared/recipe/tie-out.ts'
import { unusedSources, withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { compareSources } from '../domain/recipe/compare-sources.ts'
import { type CompiledRecipe, compileRecipe, type SourceColumns } from '../domain/recipe/compile-recipe.ts'
import { coverageNotices } from '../domain/recipe/coverage-notices.ts'
import { keylessRows } from '../domain/recipe/keyless-rows.ts'
import { lackingFiles } from '../domain/recipe/lacking-files.ts'
import { namedColumns, wholeSources } from '../domain/recipe/named-columns.ts'
import { duckdbRecipeDialect } from '../domain/recipe/recipe-dialect.ts'
import { stageContents } from '../domain/recipe/stage-contents.ts'
import type { Clock } from '../ports/clock.ts'
import type { ColumnAnalyst, ColumnStatistics } from '../ports/column-analyst.ts'
import type { SpineSession, StageProgress } from '../ports/spine-builder.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { coarsenLocations } from './coarsen-locations.ts'
import { invalidRecipe } from './invalid-recipe.ts'
import type { JobReport } from './job-runner.ts'
import { mayBePrecise, withOrigins } from './made-columns.ts'
import { profiledColumns } from './profiled-columns.ts'
import { absolutePath } from './recipe-files.ts'

export interface SpineBuilding {
  readonly analyst: ColumnAnalyst
  readonly clock: Clock
  readonly sha256: (text: string) => string
}

/** A customer table that was made and is not published yet. */
export interface MadeSpine {
  /** With the files as they were read. */
  readonly recipe: Recipe
  readonly table: SpineColumns
  readonly keyColumn: string
  readonly columns: readonly SpineColumn[]
  readonly statistics: readonly ColumnStatistics[]
  readonly report: RunReport
}

const PHASES: Readonly<Record<StageProgress['phase'], string>> = {
  reading: 'Reading',
  checking: 'Checking types over the whole of',
  arranging: 'Arranging',
  staging: 'Preparing',
}

/**
 * Reads the sources that something uses, runs the recipe and profiles the result. Nothing of it is kept yet; other
 * sources keep nothing from running and are named in the report.
 */
export async function makeSpine(
  recipe: Recipe,
  workspacePath: string,
  former: RunReport | null,
  session: SpineSession,
  { analyst, clock, sha256 }: SpineBuilding,
  report: JobReport,
  signal: AbortSignal,
): Promise<MadeSpine> {
  const startedAt = clock.now()
  const used = withoutUnused(recipe)
  const sources = await stageSources(used, workspacePath, 'mentioned', session, report, signal)
  const read = withDigests(used, sources)
  const differences = compareSources(former?.sources ?? [], sources, namedColumns(used))
  const { plan, problems } = compiledWhole(read, sources)
  if (plan === null) throw invalidRecipe(read, problems, differences)
  const onStep = ({ step, steps }: { step: number; steps: number }): void =>
    report({ phase: 'Joining and adding up', done: step, total: steps, unit: 'steps' })
  const { spine: built, steps, days, tieOuts } = await session.run(plan, onStep, signal)
  const made = { ...built, columns: withOrigins(built.columns, used) }
  const spine = mayBePrecise(used, sources) ? made : coarsenLocations(made, plan.result.keyColumn)
  requireUnits(recipe, spine.table)
  report({ phase: 'Profiling', done: steps.length, total: steps.length + 1, unit: 'steps' })
  const statistics = await analyst.profile(spine.table)
  signal.throwIfAborted()
  const columns = profiledColumns(spine.columns, statistics)
  const kept = withDigests(recipe, sources)
  return {
    recipe: kept,
    table: spine.table,
    keyColumn: plan.result.keyColumn,
    columns,
    statistics,
    report: {
      startedAt,
      elapsedMs: Date.parse(clock.now()) - Date.parse(startedAt),
      asOf: recipe.asOf,
      units: spine.table.rowCount,
      sources: sources.map((source) => withDays(read, { ...source, days: days.get(source.sourceId) ?? null }, steps)),
      unusedSources: unusedSources(recipe).map(({ id }) => id),
      steps: [...steps],
      tieOuts: withSetAside(tieOuts, plan, sources),
      differences: [...differences],
      hashes: hashesOf(kept, sha256),
    },
  }
}

/** Rows that could not be read belong to what is tied out, too. */
function withSetAside(
  tieOuts: readonly TieOutReport[],
  plan: BuildPlan,
  sources: readonly SourceReport[],
): TieOutReport[] {
  return tieOuts.map((tieOut, index) => {
    const sourceId = plan.tieOuts[index]?.sourceId
    const files = sources.find((source) => source.sourceId === sourceId)?.files ?? []
    return { ...tieOut, setAside: files.reduce((sum, { rowsSetAside }) => sum + rowsSetAside, 0) }
  })
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
  for (const { id, files, options, dateColumn, repeatedRows } of recipe.sources) {
    const source = {
      sourceId: id,
      paths: files.map(({ path }) => absolutePath(path, workspacePath)),
      options,
      columns: keep === 'all' ? null : mentionedIn(recipe, id),
      dateColumn,
      repeatedRows: repeatedRows ?? 'all',
    }
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

function withDays(recipe: Recipe, source: SourceReport, steps: readonly StepReport[]): SourceReport {
  const { base } = recipe.table
  const lost = base.kind === 'source' && base.source === source.sourceId ? keylessRows(recipe, steps) : null
  const told = [...coverageNotices(recipe, source), ...(lost === null ? [] : [lost])]
  return { ...source, notices: [...source.notices, ...told] }
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

export function hashesOf(recipe: Recipe, sha256: (text: string) => string): RunReport['hashes'] {
  const { sources, features, scores } = stageContents(recipe)
  const hash = (value: unknown): string => sha256(canonicalize(value) ?? '')
  return { sources: hash(sources), features: hash(features), scores: scores === null ? '' : hash(scores) }
}

function requireUnits({ unit }: Recipe, { rowCount }: SpineColumns): void {
  if (rowCount > 0) return
  throw new AppError('recipe-invalid', `The recipe gives no ${unit.noun.plural} at all.`, {
    remedy: 'Look at the as-of date, and at the rules that keep rows.',
  })
}
