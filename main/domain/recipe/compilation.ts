import type { ColumnType } from '../../../shared/entities/column.ts'
import type { PlanStep } from '../../../shared/recipe/build-plan.ts'
import type { RecipeProblem } from '../../../shared/recipe/recipe-problem.ts'
import { nearestName } from '../../../shared/rules/nearest-name.ts'
import { readRule } from '../../../shared/rules/read-rule.ts'
import { conditionsOf } from '../../../shared/rules/walk-rule.ts'
import { ruleSql } from '../exports/rule-sql.ts'
import type { ComputedColumns } from './named-columns.ts'
import type { RecipeDialect } from './recipe-dialect.ts'
import type { PreparedSource, Relation } from './relation.ts'

/** Where in a recipe something stands; see RecipeProblem. */
export interface Place {
  readonly sourceId: string | null
  readonly stepId: string | null
}

/** What compiling has so far. Faults are gathered, so that a person sees all of them at once. */
export interface Compilation {
  readonly dialect: RecipeDialect
  /** The as-of date as an expression. */
  readonly asOf: string
  readonly computed: ComputedColumns
  readonly prepared: ReadonlyMap<string, PreparedSource>
  nameOf(sourceId: string): string
  refuse(problem: RecipeProblem): void
  add(step: PlanStep): void
}

/** What a step makes; `rowsOut` is left out where it changes no number of rows. */
export interface StepMade
  extends Pick<PlanStep, 'kind' | 'statements'>,
    Partial<Pick<PlanStep, 'reads' | 'rowsOut' | 'match' | 'keyGuard' | 'merge' | 'convert'>> {
  readonly relation: Relation
}

/** Adds a step to the plan. */
export function addStep(compilation: Compilation, place: Place, made: StepMade): void {
  const {
    relation,
    kind,
    statements,
    reads = null,
    rowsOut = null,
    match = null,
    keyGuard = null,
    merge = null,
    convert = null,
  } = made
  const columns = [...relation.columns].map(([name, type]) => ({ name, type }))
  const asked = { rowsOut, match, keyGuard, merge, convert }
  compilation.add({ ...place, kind, relation: relation.name, columns, reads, statements, ...asked })
}

/** Refuses a recipe at a place. */
export function refuse(compilation: Compilation, place: Place, message: string, remedy: string | null = null): null {
  compilation.refuse({ ...place, message, remedy })
  return null
}

/** The type of a column; null, and a problem, where the relation has none of that name. */
export function typeOf(column: string, relation: Relation, place: Place, compilation: Compilation): ColumnType | null {
  const type = relation.columns.get(column)
  if (type !== undefined) return type
  const nearest = nearestName(column, relation.columns.keys())
  const remedy = nearest === null ? 'Choose a column that the files have.' : `Did you mean “${nearest}”?`
  return refuse(compilation, place, `There is no column “${column}” here.`, remedy)
}

/** A rule's text over a relation as an SQL condition; null, and a problem, where it cannot run. */
export function conditionSql(text: string, relation: Relation, place: Place, compilation: Compilation): string | null {
  const { rule, problems } = readRule(text, { columns: relation.columns, thresholds: new Map() })
  if (rule === null) {
    const [problem] = problems
    return refuse(compilation, place, `“${text}”: ${problem?.message ?? 'is no rule.'}`, problem?.suggestion ?? null)
  }
  for (const condition of conditionsOf(rule)) {
    if (!('ignoringCase' in condition) || !condition.ignoringCase) continue
    return refuse(
      compilation,
      place,
      `“${text}”: “ignoring case” is not available in a recipe.`,
      'List the spellings with “in (…)”.',
    )
  }
  return ruleSql(rule, { dialect: compilation.dialect.sql, asOf: compilation.asOf })
}

/** A free name for a new column; null, and a problem, where it is taken. */
export function freeName(name: string, relation: Relation, place: Place, compilation: Compilation): string | null {
  // SQL products take "Name" and "name" for the same column.
  const taken = [...relation.columns.keys()].find((column) => column.toLowerCase() === name.toLowerCase())
  if (taken === undefined) return name
  return refuse(compilation, place, `There is already a column “${taken}”.`, 'Choose another name.')
}

/** `CREATE VIEW`, replacing an earlier one of the same name. */
export function viewSql(name: string, select: string, { dialect }: Compilation): string {
  return `${dialect.create} VIEW ${dialect.sql.identifier(name)} AS ${select}`
}

/** `CREATE TABLE`: computed once, then read often. */
export function tableSql(name: string, select: string, { dialect }: Compilation): string {
  return `${dialect.create} TABLE ${dialect.sql.identifier(name)} AS ${select}`
}

export function countSql(name: string, { dialect }: Compilation): string {
  return `SELECT count(*) AS rows FROM ${dialect.sql.identifier(name)}`
}

/**
 * The columns of a relation whose totals a join must not inflate: numbers that features add up; where it has none, those
 * that formulas make them from.
 */
export function watchedColumns(
  relation: Relation,
  keys: readonly string[],
  { computed }: Compilation,
): readonly string[] {
  const numeric = [...relation.columns]
    .filter(([name, type]) => (type === 'number' || type === 'integer') && !keys.includes(name))
    .map(([name]) => name)
  const summed = numeric.filter((name) => computed.summed.has(name))
  return summed.length > 0 ? summed : numeric.filter((name) => computed.inFormulas.has(name))
}
