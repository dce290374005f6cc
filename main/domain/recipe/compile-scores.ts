import { relationName } from '../../../shared/recipe/relation-name.ts'
import { type RecipeScore, SCORES_STEP } from '../../../shared/recipe/score.ts'
import { addStep, type Compilation, freeName, type Place, refuse, typeOf, viewSql } from './compilation.ts'
import type { UnitRelation } from './relation.ts'

/** The customer table with its score columns; as it is where the recipe has none. */
export function compileScores(
  scores: readonly RecipeScore[],
  units: UnitRelation,
  compilation: Compilation,
): UnitRelation {
  if (scores.length === 0) return units
  const place: Place = { sourceId: null, stepId: SCORES_STEP }
  const { identifier } = compilation.dialect.sql
  let made = units
  const selected: string[] = []
  for (const score of scores) {
    const sql = scoreSql(score, units, place, compilation)
    const name = freeName(score.name, made, place, compilation)
    if (sql === null || name === null) continue
    selected.push(`${sql} AS ${identifier(name)}`)
    made = { ...made, columns: new Map([...made.columns, [name, 'integer']]) }
  }
  const relation = { ...made, name: relationName('step', SCORES_STEP) }
  const select = `SELECT ${['*', ...selected].join(', ')} FROM ${identifier(units.name)}`
  addStep(compilation, place, { kind: 'scores', relation, statements: [viewSql(relation.name, select, compilation)] })
  return relation
}

/** See recipeScore: how many cuts a value exceeds, counted up from 1 or down. */
function scoreSql(
  { column, better, cuts, name }: RecipeScore,
  units: UnitRelation,
  place: Place,
  compilation: Compilation,
): string | null {
  const { dialect } = compilation
  const type = typeOf(column, units, place, compilation)
  if (type === null) return null
  if (type !== 'number' && type !== 'integer')
    return refuse(
      compilation,
      place,
      `“${name}” scores “${column}”, which holds no numbers.`,
      'Choose a number column.',
    )
  const value = dialect.sql.prepared(dialect.sql.identifier(column), type)
  const steps = cuts.map((cut) => `CASE WHEN ${value} > ${dialect.sql.number(cut)} THEN 1 ELSE 0 END`)
  const counted = better === 'high' ? `1 + ${steps.join(' + ')}` : `${cuts.length + 1} - ${steps.join(' - ')}`
  return `CASE WHEN ${value} IS NOT NULL THEN ${dialect.whole(counted)} END`
}
