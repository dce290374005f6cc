import { numberName } from '../../../shared/quality/number-names.ts'
import type { UnitMerge } from '../../../shared/recipe/build-plan.ts'
import { amountsOf } from '../../../shared/recipe/column-signs.ts'
import type { ResolvedKeys } from '../../../shared/recipe/key-decision.ts'
import { type Recipe, UNIT_KEYS_STEP } from '../../../shared/recipe/recipe.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { addStep, type Compilation, countSql, tableSql } from './compilation.ts'
import { decidedKeysSql, unusedKeysSql } from './decided-keys.ts'
import type { RecipeDialect } from './recipe-dialect.ts'
import type { UnitRelation } from './relation.ts'
import { canRollUp, keptOrAgreed, rollUp } from './roll-up.ts'
import { TURNED, type UnitKeys } from './unit-keys.ts'

const UNITS = 'units'
const [FROM, TO] = [TURNED.from, TURNED.to]
/** Levels of parents above a unit; more are taken for a circle. */
const MOST_LEVELS = 32

/** Whether rows of the base become units by more than their key alone. */
export function needsUnitKeys({ keyDecisions, table: { base } }: Recipe): boolean {
  return keyDecisions.length > 0 || rollsUpToParents(base)
}

function rollsUpToParents(base: Recipe['table']['base']): boolean {
  return base.kind === 'source' && base.parent?.level === 'parent'
}

/** Rows of the base become units as people decided: merged keys and children of one parent are one. */
export function compileUnitKeys(
  rows: UnitRelation,
  recipe: Recipe,
  decided: ResolvedKeys,
  compilation: Compilation,
): UnitRelation {
  const { dialect } = compilation
  const { identifier } = dialect.sql
  const type = rows.columns.get(rows.keyColumn) === 'integer' ? 'integer' : 'text'
  const [merges, turned, tops] = [
    relationName('units', 'merges'),
    relationName('units', 'keys'),
    relationName('units', 'parents'),
  ]
  const { base } = recipe.table
  const parent = base.kind === 'source' ? base.parent : null
  const toParents = rollsUpToParents(base)
  const key = identifier(rows.keyColumn)
  const made = unitColumns(rows, recipe, dialect)
  const keys: UnitKeys = { relation: turned, type, splits: decided.splits }
  const units: UnitRelation = {
    ...rows,
    name: UNITS,
    base: UNITS,
    keys,
    columns: new Map([[rows.keyColumn, type], ...made.map((column) => [column.name, column.type] as const)]),
  }
  const statements = [
    tableSql(merges, decidedKeysSql([...decided.into], type, base.form, dialect), compilation),
    ...(toParents && parent !== null
      ? [
          tableSql(tops, parentsSql(rows, parent.column, merges, dialect), compilation),
          tableSql(turned, topsSql(tops, merges, dialect), compilation),
        ]
      : [tableSql(turned, `SELECT * FROM ${identifier(merges)}`, compilation)]),
    tableSql(
      UNITS,
      `SELECT ${[`coalesce(t.${identifier(TO)}, r.${key}) AS ${key}`, ...made.map(({ name, sql }) => `${sql} AS ${identifier(name)}`)].join(', ')} ` +
        `FROM ${identifier(rows.name)} r LEFT JOIN ${identifier(turned)} t ON r.${key} = t.${identifier(FROM)} ` +
        (parent !== null && !toParents
          ? `LEFT JOIN ${identifier(merges)} p ON r.${identifier(parent.column)} = p.${identifier(FROM)} `
          : '') +
        'GROUP BY 1',
      compilation,
    ),
  ]
  addStep(
    compilation,
    { sourceId: null, stepId: UNIT_KEYS_STEP },
    {
      kind: 'unit-keys',
      relation: units,
      statements,
      rowsOut: countSql(UNITS, compilation),
      merge: mergeQueries(rows, recipe, decided, toParents ? tops : null, compilation),
    },
  )
  return units
}

const namedColumns = ({ columns }: UnitRelation) => [...columns].map(([name, type]) => ({ name, type }))

function unitColumns(rows: UnitRelation, { table: { base } }: Recipe, dialect: RecipeDialect) {
  const { identifier } = dialect.sql
  const rules = base.kind === 'source' ? [...base.mergeRules, ...(base.rollUp ?? [])] : []
  const parent = base.kind === 'source' && base.parent?.level === 'child' ? base.parent.column : null
  const amounts = amountsOf(namedColumns(rows))
  const isOwn = `t.${identifier(TO)} IS NULL OR t.${identifier(TO)} = r.${identifier(rows.keyColumn)}`
  return [...rows.columns]
    .filter(([name]) => name !== rows.keyColumn)
    .map(([name, type]) => {
      const column = `r.${identifier(name)}`
      // A parent that was merged into another one is known by that one's key.
      const value = name === parent ? `coalesce(p.${identifier(TO)}, ${column})` : column
      const rule = rules.find((each) => each.column === name)?.rule
      if (rule !== undefined && canRollUp(rule, type)) return { name, ...rollUp(value, type, rule, dialect) }
      if (amounts.includes(name)) return { name, ...rollUp(value, type, 'sum', dialect) }
      return { name, sql: keptOrAgreed(value, isOwn), type }
    })
}

/** Every key of the base to the topmost of its parents; one without a parent is its own. */
function parentsSql(rows: UnitRelation, parent: string, merges: string, dialect: RecipeDialect): string {
  const { identifier } = dialect.sql
  const [from, to] = [identifier(FROM), identifier(TO)]
  const key = identifier(rows.keyColumn)
  const merged = (alias: string): string => `LEFT JOIN ${identifier(merges)} ${alias}`
  const pairs =
    `SELECT coalesce(m.${to}, r.${key}) AS k, min(coalesce(n.${to}, r.${identifier(parent)})) AS p FROM ${identifier(rows.name)} r ` +
    `${merged('m')} ON r.${key} = m.${from} ${merged('n')} ON r.${identifier(parent)} = n.${from} GROUP BY 1`
  return (
    `WITH RECURSIVE pairs AS (${pairs}), up AS (` +
    'SELECT k, coalesce(p, k) AS top, 1 AS level FROM pairs UNION ALL ' +
    'SELECT up.k, pairs.p, up.level + 1 FROM up JOIN pairs ON pairs.k = up.top ' +
    `WHERE pairs.p IS NOT NULL AND pairs.p <> up.top AND up.level < ${MOST_LEVELS}) ` +
    'SELECT k, top, level FROM (SELECT *, row_number() OVER (PARTITION BY k ORDER BY level DESC) AS n FROM up) AS o WHERE n = 1'
  )
}

/** Where every key goes that is no unit: children to their parents, merged keys to those of the keys they are. */
function topsSql(tops: string, merges: string, { sql: { identifier } }: RecipeDialect): string {
  const [from, to] = [identifier(FROM), identifier(TO)]
  return (
    `SELECT k AS ${from}, top AS ${to} FROM ${identifier(tops)} WHERE k <> top UNION ALL ` +
    `SELECT m.${from}, coalesce(u.top, m.${to}) FROM ${identifier(merges)} m LEFT JOIN ${identifier(tops)} u ON u.k = m.${to}`
  )
}

function mergeQueries(
  rows: UnitRelation,
  recipe: Recipe,
  decided: ResolvedKeys,
  tops: string | null,
  compilation: Compilation,
): UnitMerge {
  const { dialect } = compilation
  const { identifier } = dialect.sql
  const key = identifier(rows.keyColumn)
  const turned = relationName('units', 'keys')
  const { base } = recipe.table
  const keys = [rows.keyColumn, ...(base.kind === 'source' && base.parent !== null ? [base.parent.column] : [])]
  const ruled = base.kind === 'source' ? base.mergeRules.map(({ column }) => column) : []
  // Also numbers that are no amounts: of merged rows one value is left, which nobody would see. Years have no total.
  const watched = namedColumns(rows)
    .filter(({ name, type }) => (type === 'number' || type === 'integer') && !keys.includes(name))
    .filter((column) => numberName(column) === null || ruled.includes(column.name))
    .map(({ name }) => name)
  const total = (relation: string, name: string): string =>
    `(SELECT coalesce(${dialect.sum(identifier(name), null)}, 0) FROM ${identifier(relation)})`
  const totals = watched.flatMap((name, index) => [
    `${total(rows.name, name)} AS before_${index}`,
    `${total(UNITS, name)} AS after_${index}`,
  ])
  const moved =
    `SELECT count(*) FROM ${identifier(rows.name)} r JOIN ${identifier(turned)} t ON r.${key} = t.${identifier(FROM)} ` +
    `WHERE t.${identifier(FROM)} <> t.${identifier(TO)}`
  return {
    summary: `SELECT ${[`(${moved}) AS moved`, ...totals].join(', ')}`,
    watched,
    unused: unusedKeysSql(recipe, compilation),
    circles:
      tops === null
        ? null
        : `SELECT k AS key FROM ${identifier(tops)} WHERE level >= ${MOST_LEVELS} ORDER BY 1 LIMIT 3`,
    decisions: {
      merged: recipe.keyDecisions.filter(({ kind }) => kind === 'merge').length,
      kept: recipe.keyDecisions.filter(({ kind }) => kind === 'keep').length,
      split: [...decided.splits.values()].reduce((sum, each) => sum + each.length, 0),
    },
  }
}
