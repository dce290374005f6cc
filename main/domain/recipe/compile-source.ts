import type { ColumnType } from '../../../shared/entities/column.ts'
import type { StagedSource } from '../../../shared/recipe/build-plan.ts'
import type { RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { RecipeCurrency } from '../../../shared/recipe/recipe-currency.ts'
import type { ConvertStep, PrepareStep } from '../../../shared/recipe/recipe-step.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import {
  addStep,
  type Compilation,
  conditionSql,
  countSql,
  type Place,
  refuse,
  tableSql,
  typeOf,
  viewSql,
} from './compilation.ts'
import { compileColumnStep } from './compile-column-step.ts'
import { compileConvert } from './compile-convert.ts'
import { compileLookUp } from './compile-look-up.ts'
import type { PreparedSource } from './relation.ts'

/** A source's rows up to the as-of date, through its steps. */
export function compileSource(
  source: RecipeSource,
  staged: StagedSource,
  currency: RecipeCurrency | null,
  compilation: Compilation,
): PreparedSource {
  const { identifier } = compilation.dialect.sql
  const place: Place = { sourceId: source.id, stepId: null }
  const columns = new Map(staged.columns.map(({ name, type }) => [name, type] as const))
  const whole: PreparedSource = {
    sourceId: source.id,
    name: staged.relation,
    columns,
    dayColumn: null,
    isBalance: source.role === 'balance',
  }
  let prepared = whole
  const day = source.dateColumn
  if (day !== null && isDay(day, whole, place, compilation)) {
    const name = relationName('rows', source.id)
    const select = `SELECT * FROM ${identifier(whole.name)} WHERE ${identifier(day)} <= ${compilation.asOf}`
    prepared = { ...whole, name, dayColumn: day }
    const statements = [viewSql(name, select, compilation)]
    const rowsOut = countSql(name, compilation)
    addStep(compilation, place, { kind: 'up-to-as-of', relation: prepared, statements, rowsOut })
  }
  // A step that was refused is left out, so that the faults of the later ones are found too.
  for (const step of source.steps) {
    const made =
      step.kind === 'convert'
        ? compileConvert(step, prepared, source, currency, compilation)
        : compilePrepareStep(step, prepared, compilation)
    prepared = made ?? prepared
  }
  return prepared
}

function isDay(column: string, relation: PreparedSource, place: Place, compilation: Compilation): boolean {
  const type = typeOf(column, relation, place, compilation)
  if (type === null || type === 'date') return type !== null
  const message = `“${column}” holds no days, so it cannot say when a row happened.`
  return refuse(compilation, place, message, 'Choose a column of dates, or set its type to date.') ?? false
}

/** One step over the rows of a source. Null where it was refused. */
export function compilePrepareStep(
  step: Exclude<PrepareStep, ConvertStep>,
  source: PreparedSource,
  compilation: Compilation,
): PreparedSource | null {
  const { identifier } = compilation.dialect.sql
  const place: Place = { sourceId: source.sourceId, stepId: step.id }
  const made = { ...source, name: relationName('step', step.id) }
  switch (step.kind) {
    case 'keep': {
      const condition = conditionSql(step.rule, source, place, compilation)
      if (condition === null) return null
      const select = `SELECT * FROM ${identifier(source.name)} WHERE ${condition}`
      const statements = [viewSql(made.name, select, compilation)]
      const rowsOut = countSql(made.name, compilation)
      addStep(compilation, place, { kind: step.kind, relation: made, statements, rowsOut })
      return made
    }
    case 'distinct': {
      const statements = [tableSql(made.name, `SELECT DISTINCT * FROM ${identifier(source.name)}`, compilation)]
      const rowsOut = countSql(made.name, compilation)
      addStep(compilation, place, { kind: step.kind, relation: made, statements, rowsOut })
      return made
    }
    case 'lookUp': {
      const other = compilation.prepared.get(step.source)
      if (other === undefined) return refuse(compilation, place, `There is no source “${step.source}” to look up in.`)
      const rowsOf = compilation.nameOf(source.sourceId)
      const { on, form, map, columns } = step
      const look = compileLookUp(
        { relation: source, rowsOf, other, on, form, map, columns, stepId: step.id, place, own: null },
        compilation,
      )
      if (look === null) return null
      addStep(compilation, place, { kind: step.kind, ...look })
      return { ...made, columns: look.relation.columns }
    }
    default: {
      const relation = compileColumnStep(step, source, place, compilation)
      if (relation === null) return null
      return { ...made, columns: relation.columns, dayColumn: dayAfter(step, source.dayColumn, relation.columns) }
    }
  }
}

/** The day column after columns were renamed or left out. */
function dayAfter(step: PrepareStep, day: string | null, columns: ReadonlyMap<string, ColumnType>): string | null {
  const renamed = step.kind === 'rename' ? step.columns.find(({ from }) => from === day)?.to : undefined
  const name = renamed ?? day
  return name !== null && columns.has(name) ? name : null
}
