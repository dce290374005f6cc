import canonicalize from 'canonicalize'
import { AppError } from '../../shared/contract/app-error.ts'
import type { SpineColumn } from '../../shared/entities/column.ts'
import type { BuildPlan } from '../../shared/recipe/build-plan.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { RunReport, SourceReport, StepReport } from '../../shared/recipe/recipe-report.ts'
import type { TieOutReport } from '../../shared/recipe/tie-out.ts'
import { unusedSources, withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { compareSources } from '../domain/recipe/compare-sources.ts'
import { coverageNotices } from '../domain/recipe/coverage-notices.ts'
import { keylessRows } from '../domain/recipe/keyless-rows.ts'
import { namedColumns } from '../domain/recipe/named-columns.ts'
import { stageContents } from '../domain/recipe/stage-contents.ts'
import type { Clock } from '../ports/clock.ts'
import type { ColumnAnalyst, ColumnStatistics } from '../ports/column-analyst.ts'
import type { SpineSession } from '../ports/spine-builder.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { coarsenLocations } from './coarsen-locations.ts'
import { invalidRecipe } from './invalid-recipe.ts'
import type { JobReport } from './job-runner.ts'
import { mayBePrecise, withOrigins } from './made-columns.ts'
import { profiledColumns } from './profiled-columns.ts'
import { withRepeatedMoney } from './repeated-money.ts'
import { compiledWhole, stageSources, withDigests } from './staged-recipe.ts'

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
  const told = await withRepeatedMoney(used, workspacePath, sources, session, signal)
  const onStep = ({ step, steps }: { step: number; steps: number }): void =>
    report({ phase: 'Joining and adding up', done: step, total: steps, unit: 'steps' })
  const { spine: built, steps, days, tieOuts } = await session.run(plan, onStep, signal)
  const made = { ...built, columns: withOrigins(built.columns, used) }
  const spine = mayBePrecise(used, sources) ? made : coarsenLocations(made, new Set([plan.result.keyColumn]))
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
      sources: told.map((source) => withDays(read, { ...source, days: days.get(source.sourceId) ?? null }, steps)),
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

function withDays(recipe: Recipe, source: SourceReport, steps: readonly StepReport[]): SourceReport {
  const { base } = recipe.table
  const lost = base.kind === 'source' && base.source === source.sourceId ? keylessRows(recipe, steps) : null
  const told = [...coverageNotices(recipe, source), ...(lost === null ? [] : [lost])]
  return { ...source, notices: [...source.notices, ...told] }
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
