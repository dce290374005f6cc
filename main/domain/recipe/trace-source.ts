import type { StagedSource } from '../../../shared/recipe/build-plan.ts'
import type { Recipe, RecipeSource } from '../../../shared/recipe/recipe.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { type Compilation, conditionSql, type Place, viewSql } from './compilation.ts'
import { compileConvert } from './compile-convert.ts'
import { compilePrepareStep } from './compile-source.ts'
import type { PreparedSource } from './relation.ts'

/** Why a row is not among those that its source gives in the end: a condition over the traced rows. */
export interface Cut {
  readonly kind: 'no-day' | 'after-as-of' | 'step'
  readonly stepId: string | null
  readonly condition: string
}

/** All rows of a source through its steps, those that are left out on the way included. */
export interface TracedSource {
  readonly rows: PreparedSource
  /** In the order in which they are made; the first that is true counts. */
  readonly cuts: readonly Cut[]
  /** The day of each row; null where the source has none. */
  readonly day: string | null
  /** Condition for rows with an amount that has no rate; null where nothing is converted. */
  readonly unrated: string | null
  readonly statements: readonly string[]
}

/** The day of a row, and whether the as-of date cuts it. */
const DAY = '#day'
const CUT = '#cut'

/**
 * Follows a source's rows through its steps without leaving any out: steps that leave rows out mark them instead, so that
 * what is computed from a row is known of all. Null where a step does not compile.
 * @param trace tells the relations of this trace from those of others
 */
export function traceSource(
  source: RecipeSource,
  staged: StagedSource,
  { currency }: Pick<Recipe, 'currency'>,
  trace: string,
  compilation: Compilation,
): TracedSource | null {
  const { dialect } = compilation
  const { identifier } = dialect.sql
  const statements: string[] = []
  /** Conditions for amounts that conversion lost. */
  const lost: string[] = []
  let isBroken = false
  const own: Compilation = {
    ...compilation,
    add: (step) => statements.push(...step.statements),
    refuse: () => {
      isBroken = true
    },
  }
  const idOf = (stepId: string): string => `${stepId} of ${trace}`
  const day = source.dateColumn === null ? null : identifier(source.dateColumn)
  const begin: PreparedSource = {
    sourceId: source.id,
    name: relationName('traced', trace),
    columns: new Map(staged.columns.map(({ name, type }) => [name, type] as const)),
    dayColumn: source.dateColumn,
    isBalance: source.role === 'balance',
  }
  const cut = `CASE WHEN ${day} IS NULL THEN 1 WHEN ${day} > ${compilation.asOf} THEN 2 ELSE 0 END`
  const marks = day === null ? '' : `, ${day} AS ${identifier(DAY)}, ${cut} AS ${identifier(CUT)}`
  statements.push(viewSql(begin.name, `SELECT *${marks} FROM ${identifier(staged.relation)}`, own))
  const cuts: Cut[] =
    day === null
      ? []
      : [
          { kind: 'no-day', stepId: null, condition: `${identifier(CUT)} = 1` },
          { kind: 'after-as-of', stepId: null, condition: `${identifier(CUT)} = 2` },
        ]
  let rows: PreparedSource =
    day === null ? begin : { ...begin, columns: new Map([...begin.columns, [DAY, 'date'], [CUT, 'integer']]) }
  for (const step of source.steps) {
    const place: Place = { sourceId: source.id, stepId: step.id }
    if (step.kind === 'keep' || step.kind === 'distinct') {
      const mark = `#stays ${step.id}`
      const stays = step.kind === 'keep' ? conditionSql(step.rule, rows, place, own) : firstOfEquals(rows, identifier)
      if (stays === null) return null
      const name = relationName('step', idOf(step.id))
      statements.push(viewSql(name, `SELECT *, ${stays} AS ${identifier(mark)} FROM ${identifier(rows.name)}`, own))
      rows = { ...rows, name, columns: new Map([...rows.columns, [mark, 'boolean']]) }
      cuts.push({ kind: 'step', stepId: step.id, condition: `NOT coalesce(${identifier(mark)}, false)` })
      continue
    }
    const renamed = { ...step, id: idOf(step.id) }
    if (renamed.kind === 'convert') {
      const noted = noteAmounts(renamed.columns, rows, renamed.id, own)
      statements.push(noted.statement)
      const made = compileConvert(renamed, noted.rows, source, currency, own)
      if (made === null) return null
      rows = made
      lost.push(...noted.lost)
      continue
    }
    const made = compilePrepareStep(renamed, rows, own)
    if (made === null) return null
    rows = made
  }
  const unrated = lost.length === 0 ? null : `(${lost.join(' OR ')})`
  return isBroken ? null : { rows, cuts, day: day === null ? null : identifier(DAY), unrated, statements }
}

/** The rows with a mark for each amount that is there, and conditions that it is gone once amounts were converted. */
function noteAmounts(
  columns: readonly string[],
  rows: PreparedSource,
  stepId: string,
  compilation: Compilation,
): { readonly rows: PreparedSource; readonly statement: string; readonly lost: readonly string[] } {
  const { identifier } = compilation.dialect.sql
  const marks = columns.map((column) => ({ column, mark: `#had ${column} of ${stepId}` }))
  const name = relationName('step', `amounts of ${stepId}`)
  const made = marks.map(({ column, mark }) => `${identifier(column)} IS NOT NULL AS ${identifier(mark)}`)
  const select = `SELECT ${['*', ...made].join(', ')} FROM ${identifier(rows.name)}`
  return {
    rows: {
      ...rows,
      name,
      columns: new Map([...rows.columns, ...marks.map(({ mark }) => [mark, 'boolean'] as const)]),
    },
    statement: viewSql(name, select, compilation),
    lost: marks.map(({ column, mark }) => `(${identifier(mark)} AND ${identifier(column)} IS NULL)`),
  }
}

/** Of rows that are equal, and were left out or not alike, the first. */
function firstOfEquals({ columns }: PreparedSource, identifier: (name: string) => string): string {
  const compared = [...columns.keys()].filter((name) => name !== DAY).map(identifier)
  return `row_number() OVER (PARTITION BY ${compared.join(', ')}) = 1`
}
