import type { StagedSource, TieOutQueries } from '../../../shared/recipe/build-plan.ts'
import { bothForms, type KeyForm, type KeyMapping } from '../../../shared/recipe/key-form.ts'
import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { RecipeProblem } from '../../../shared/recipe/recipe-problem.ts'
import type { TieOut } from '../../../shared/recipe/tie-out.ts'
import type { Compilation } from './compilation.ts'
import { featureInput } from './compile-features.ts'
import { keyPair } from './key-sql.ts'
import type { PreparedSource, UnitRelation } from './relation.ts'
import { traceSource } from './trace-source.ts'
import { keyedSource } from './unit-keys.ts'

/** What a tie-out adds up, and by which key its rows belong to units. */
interface Tied {
  readonly sourceId: string
  readonly key: string
  readonly form: KeyForm
  readonly map: readonly KeyMapping[]
  /** The amount of a row, and the condition for the rows that count (null: all). */
  amountOf(
    rows: PreparedSource,
    compilation: Compilation,
  ): { readonly sql: string; readonly filter: string | null } | null
}

/** The questions of a tie-out; null where its column is not in the recipe. */
export function compileTieOut(
  tieOut: TieOut,
  recipe: Recipe,
  units: UnitRelation,
  staged: readonly StagedSource[],
  relationOf: (stepId: string | null) => string | null,
  compilation: Compilation,
): TieOutQueries | null {
  const { dialect } = compilation
  const { identifier } = dialect.sql
  const tied = tiedBy(tieOut, recipe)
  const source = recipe.sources.find(({ id }) => id === tied?.sourceId)
  const own = staged.find(({ sourceId }) => sourceId === tied?.sourceId)
  const relation = relationOf(tieOut.stepId)
  if (tied === null || source === undefined || own === undefined || relation === null) return null
  const trace = `tie-out ${tieOut.id}`
  const traced = traceSource(source, own, recipe, trace, compilation)
  const amount = traced === null ? null : tied.amountOf(traced.rows, compilation)
  const type = traced?.rows.columns.get(tied.key)
  if (traced === null || amount === null || type === undefined) return null
  const keyed = keyedSource(traced.rows, { key: tied.key, type }, tied, units, trace, compilation)
  const unitType = units.columns.get(units.keyColumn) ?? 'text'
  const unit = { sql: identifier(units.keyColumn), type: unitType }
  const pair = keyPair([{ sql: identifier(keyed.key), type: keyed.type }], [unit], tied.form, keyed.map, dialect, trace)
  const cuts = traced.cuts.length
  const cases = [
    // First of all: whatever else keeps such a row out, how much it is is not known.
    ...(traced.unrated === null ? [] : [`WHEN ${amount.sql} IS NULL AND ${traced.unrated} THEN ${cuts + 3}`]),
    ...traced.cuts.map(({ condition }, index) => `WHEN ${condition} THEN ${index}`),
    `WHEN ${pair.left} IS NULL THEN ${cuts}`,
    `WHEN u.k IS NULL THEN ${cuts + 1}`,
    ...(amount.filter === null ? [] : [`WHEN NOT coalesce(${amount.filter}, false) THEN ${cuts + 2}`]),
  ]
  const { period } = tieOut
  const inside =
    period === null || traced.day === null
      ? 'true'
      : `coalesce(${traced.day} BETWEEN ${dialect.sql.date(period.start)} AND ${dialect.sql.date(period.end)}, true)`
  const rows =
    `SELECT CASE ${cases.join(' ')} ELSE -1 END AS part, ${inside} AS inside, ${dialect.double(amount.sql)} AS amount ` +
    `FROM ${identifier(keyed.source.name)} r LEFT JOIN (SELECT ${pair.right} AS k FROM ${identifier(units.base)}) u ON ${pair.left} = u.k`
  return {
    id: tieOut.id,
    stepId: tieOut.stepId,
    column: tieOut.column,
    period,
    sourceId: source.id,
    statements: [...traced.statements, ...keyed.statements],
    parts: [
      ...traced.cuts.map(({ kind, stepId }) => ({ kind, stepId })),
      { kind: 'no-key', stepId: null },
      { kind: 'no-unit', stepId: null },
      { kind: 'not-counted', stepId: null },
      { kind: 'no-rate', stepId: null },
    ],
    rows: `SELECT part, inside, count(*) AS rows, coalesce(${dialect.sum('amount', null)}, 0) AS amount FROM (${rows}) t GROUP BY 1, 2`,
    table: `SELECT coalesce(${dialect.sum(identifier(tieOut.column), null)}, 0) AS amount FROM ${identifier(relation)}`,
  }
}

/** A tie-out whose column the recipe no longer makes. */
export function lostTieOut({ label, column, stepId }: TieOut): RecipeProblem {
  const message = `The ledger’s “${label}” is compared with “${column}”, which the recipe no longer adds up.`
  return { sourceId: null, stepId, message, remedy: 'Choose another column for it, or leave it out.' }
}

function tiedBy({ stepId, column }: TieOut, { table }: Recipe): Tied | null {
  const { base, steps } = table
  const plain =
    (name: string): Tied['amountOf'] =>
    (rows, { dialect }) =>
      rows.columns.has(name) ? { sql: dialect.sql.identifier(name), filter: null } : null
  if (stepId === null)
    return base.kind === 'source'
      ? { sourceId: base.source, key: base.key, form: base.form, map: [], amountOf: plain(column) }
      : null
  const step = steps.find(({ id }) => id === stepId)
  if (step?.kind === 'attach') {
    const taken = step.columns.find((each) => (each.as ?? each.column) === column)
    if (taken === undefined || step.by !== null) return null
    // The map reads units' keys as the source's: it cannot be turned round for keys that it does not name.
    const map = step.map.map(({ from, to }) => ({ from: to, to: from }))
    return {
      sourceId: step.source,
      key: step.key,
      form: bothForms(step.form, base.form),
      map,
      amountOf: plain(taken.column),
    }
  }
  if (step?.kind !== 'features') return null
  const feature = step.features.find(({ name }) => name === column)
  if (feature?.kind !== 'sum') return null
  return {
    sourceId: step.source,
    key: step.key,
    form: bothForms(step.form, base.form),
    map: step.map,
    amountOf(rows, compilation) {
      const input = featureInput(feature, rows, true, { sourceId: null, stepId }, compilation)
      return input?.value == null ? null : { sql: input.value, filter: input.filter }
    },
  }
}
