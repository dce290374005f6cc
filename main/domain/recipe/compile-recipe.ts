import type { ColumnType } from '../../../shared/entities/column.ts'
import type { BuildPlan, PlanStep, StagedSource, TieOutQueries } from '../../../shared/recipe/build-plan.ts'
import { bothForms } from '../../../shared/recipe/key-form.ts'
import { parentColumn } from '../../../shared/recipe/parent-column.ts'
import type { Recipe, RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { RecipeProblem } from '../../../shared/recipe/recipe-problem.ts'
import type { TableStep } from '../../../shared/recipe/recipe-step.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { checkMoney } from './check-money.ts'
import { checkPeriods } from './check-periods.ts'
import { type Compilation, type Place, refuse } from './compilation.ts'
import { compileAttach } from './compile-attach.ts'
import { compileBase } from './compile-base.ts'
import { compileColumnStep } from './compile-column-step.ts'
import { compileFeatures } from './compile-features.ts'
import { compileScores } from './compile-scores.ts'
import { compileSource } from './compile-source.ts'
import { compileTieOut, lostTieOut } from './compile-tie-out.ts'
import { computedColumns } from './named-columns.ts'
import type { RecipeDialect } from './recipe-dialect.ts'
import type { PreparedSource, UnitRelation } from './relation.ts'
import { inLookUpOrder } from './source-order.ts'

/** The columns of each source's files that are at hand, by its id. */
export type SourceColumns = ReadonlyMap<string, ReadonlyMap<string, ColumnType>>

export interface CompiledRecipe {
  /** Null where there is a problem. */
  readonly plan: BuildPlan | null
  readonly problems: readonly RecipeProblem[]
  /** The steps without a problem, in the order in which they run. */
  readonly steps: readonly PlanStep[]
  readonly staged: readonly StagedSource[]
}

/** Compiles a recipe over the columns that its files have; all faults are told at once. */
export function compileRecipe(recipe: Recipe, files: SourceColumns, dialect: RecipeDialect): CompiledRecipe {
  const problems: RecipeProblem[] = [...checkMoney(recipe), ...checkPeriods(recipe)]
  const steps: PlanStep[] = []
  const prepared = new Map<string, PreparedSource>()
  const names = new Map(recipe.sources.map(({ id, name }) => [id, name]))
  const compilation: Compilation = {
    dialect,
    asOf: dialect.sql.asOf(recipe.asOf),
    computed: computedColumns(recipe),
    prepared,
    nameOf: (sourceId) => names.get(sourceId) ?? sourceId,
    refuse: (problem) => problems.push(problem),
    add: (step) => steps.push(step),
  }
  const staged = recipe.sources.map((source) => stagedOf(source, recipe, files, dialect))
  for (const source of inLookUpOrder(recipe, compilation)) {
    const own = staged.find(({ sourceId }) => sourceId === source.id)
    if (own !== undefined) prepared.set(source.id, compileSource(source, own, recipe.currency, compilation))
  }
  const units = compileTable(recipe, compilation)
  const tieOuts = units === null ? [] : compileTieOuts(recipe, units, staged, steps, compilation)
  const plan = problems.length > 0 || units === null ? null : { staged, steps, tieOuts, result: resultOf(units) }
  return { plan, problems, steps, staged }
}

function compileTable(recipe: Recipe, compilation: Compilation): UnitRelation | null {
  let units = compileBase(recipe, compilation)
  if (units === null) return null
  for (const step of recipe.table.steps) units = compileTableStep(step, units, recipe, compilation) ?? units
  return compileScores(recipe.scores, units, compilation)
}

function compileTieOuts(
  recipe: Recipe,
  units: UnitRelation,
  staged: readonly StagedSource[],
  steps: readonly PlanStep[],
  compilation: Compilation,
): readonly TieOutQueries[] {
  const relationOf = (stepId: string | null): string | null =>
    stepId === null ? units.base : (steps.find((step) => step.stepId === stepId)?.relation ?? null)
  return recipe.tieOuts.flatMap((tieOut) => {
    const made = compileTieOut(tieOut, recipe, units, staged, relationOf, compilation)
    if (made === null) compilation.refuse(lostTieOut(tieOut))
    return made ?? []
  })
}

function compileTableStep(
  step: TableStep,
  units: UnitRelation,
  recipe: Recipe,
  compilation: Compilation,
): UnitRelation | null {
  const place: Place = { sourceId: null, stepId: step.id }
  if (step.kind !== 'attach' && step.kind !== 'features') {
    const drops =
      step.kind === 'drop' ? step.columns : step.kind === 'rename' ? step.columns.map(({ from }) => from) : []
    if (drops.includes(units.keyColumn))
      return refuse(compilation, place, `“${units.keyColumn}” is the key and stays as it is.`)
    const parent = parentColumn(recipe)
    if (parent !== null && drops.includes(parent))
      return refuse(compilation, place, `“${parent}” is the key of the parent and stays as it is.`)
    const relation = compileColumnStep(step, units, place, compilation)
    return relation === null ? null : { ...units, ...relation }
  }
  const source = compilation.prepared.get(step.source)
  const declared = recipe.sources.find(({ id }) => id === step.source)
  if (source === undefined || declared === undefined)
    return refuse(compilation, place, `There is no source “${step.source}”.`)
  // The table has the units' keys as the base evened them out: others are at least evened out so far.
  const form = bothForms(step.form, units.form)
  if (step.kind === 'features')
    return compileFeatures({ ...step, form }, units, source, declared.completeness === 'complete', compilation)
  return compileAttach({ ...step, form }, units, source, recipe.unit.noun.plural, compilation)
}

function stagedOf(source: RecipeSource, recipe: Recipe, files: SourceColumns, { sql }: RecipeDialect): StagedSource {
  const columns = [...(files.get(source.id) ?? [])].map(([name, type]) => ({ name, type }))
  const relation = relationName('files', source.id)
  const day = columns.find(({ name, type }) => name === source.dateColumn && type === 'date')
  return { sourceId: source.id, relation, columns, days: day === undefined ? null : daysSql(day.name) }

  function daysSql(name: string): string {
    const column = sql.identifier(name)
    const outside =
      source.period === null
        ? '0'
        : `count(*) FILTER (WHERE ${column} NOT BETWEEN ${sql.date(source.period.start)} AND ${sql.date(source.period.end)})`
    return (
      `SELECT CAST(min(${column}) AS VARCHAR) AS first, CAST(max(${column}) AS VARCHAR) AS last, ` +
      `count(*) FILTER (WHERE ${column} > ${sql.asOf(recipe.asOf)}) AS after_as_of, ` +
      `count(*) - count(${column}) AS without, ${outside} AS outside_period FROM ${sql.identifier(relation)}`
    )
  }
}

function resultOf({ name, keyColumn, columns }: UnitRelation): BuildPlan['result'] {
  return {
    relation: name,
    keyColumn,
    columns: [...columns].map(([column, type]) => ({ name: column, type })),
  }
}
