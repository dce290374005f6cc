import type { ColumnType } from '../../../shared/entities/column.ts'
import type { ComparedAs, Comparison } from '../../../shared/recipe/comparison.ts'
import type { KeyDecision } from '../../../shared/recipe/key-decision.ts'
import { duckdbDialect } from '../exports/duckdb-dialect.ts'
import { blockRules, wordRules } from './block-rules.ts'
import { comparedValue } from './compared-values.ts'
import { decidedPairs } from './decided-pairs.ts'
import {
  evidence,
  LEAST_PROBABILITY,
  measuredLevels,
  mostBits,
  probability,
  similarities,
  totalBits,
} from './evidence-sql.ts'

/** Rows that share a block with more than so many others are not compared there: that value says too little. */
const MOST_IN_BLOCK = 20
const MOST_LISTED = 200_000
/** Rows whose pairs measure how often unlike rows agree. */
const SAMPLED_ROWS = 300

const VALUES = 'same:values'
const ROWS = 'same:rows'
const LEVELS = 'same:levels'
const BLOCKS = 'same:blocks'
const PAIRS = 'same:pairs'
const FOUND = 'same:found'

/** The rows to compare. */
export interface ComparedRows {
  readonly relation: string
  readonly columns: ReadonlyMap<string, ColumnType>
  readonly keyColumn: string
}

/** A comparison as it is made; the key's own is the first. */
export interface MadeComparison extends Comparison {
  readonly isKey: boolean
}

/** What a search runs, in order, and what it asks at the end. */
export interface DuplicateSearch {
  readonly comparisons: readonly MadeComparison[]
  readonly statements: readonly string[]
  /** One row: rows, pairs (compared), crowded (blocks left out), found. */
  readonly summary: string
  /** Rows (a, b, score): the surest first. */
  readonly list: string
  /** The first rows with, for each comparison i: a_i, b_i (as they stand), level_i, bits_i. */
  evidence(rows: number): string
}

/**
 * Rows that are likely the same unit, in DuckDB, without what was decided already. Only rows that share a block are
 * compared, so that the work grows with the rows and not with their square.
 */
export function duplicateSearch(
  rows: ComparedRows,
  chosen: readonly Comparison[],
  decisions: readonly KeyDecision[],
): DuplicateSearch {
  const { identifier } = duckdbDialect
  const comparisons = withKey(chosen, rows.keyColumn)
  const values = comparisons.map(({ as }, index) => ({ as, value: `n${index}` }))
  const key = `CAST(${identifier(rows.keyColumn)} AS VARCHAR)`
  const raw = ({ columns }: Comparison): string =>
    columns.length === 1
      ? `CAST(${identifier(columns[0] ?? '')} AS VARCHAR)`
      : `nullif(concat_ws(' ', ${columns.map(identifier).join(', ')}), '')`
  const compared = comparisons.map((comparison, index) => {
    const type = comparison.columns.length === 1 ? (rows.columns.get(comparison.columns[0] ?? '') ?? 'text') : 'text'
    const own = comparison.columns.length === 1 ? identifier(comparison.columns[0] ?? '') : raw(comparison)
    return `${raw(comparison)} AS v${index}, ${comparedValue(own, type, comparison.as)} AS n${index}`
  })
  // How often each value stands; counted apart, for a window over every column would sort all rows once for each.
  const counted = comparisons.map((_, index) => `g${index}.c AS f${index}`)
  const counts = comparisons.map(
    (_, index) =>
      `LEFT JOIN (SELECT n${index} AS x, count(*) AS c FROM ${identifier(VALUES)} GROUP BY 1) g${index} ON g${index}.x = r.n${index}`,
  )
  const named = comparisons.map((_, index) => `r.n${index}`)
  // Blocks are compared by their hash: two that happen to share one only mean a few comparisons more.
  const blocks = [
    ...blockRules(values, 'k').map(
      (rule, index) => `SELECT ${index} AS rule, nullif(${rule}, '') AS block, id FROM ${identifier(ROWS)}`,
    ),
    ...wordRules(values).map(
      (rule, index) => `SELECT ${-1 - index} AS rule, unnest(${rule}) AS block, id FROM ${identifier(ROWS)}`,
    ),
  ].map((select) => `SELECT rule, hash(block) AS block, id FROM (${select}) WHERE block IS NOT NULL`)
  const make = (name: string, select: string): string => `CREATE OR REPLACE TABLE ${identifier(name)} AS ${select}`
  const decided = decidedPairs(decisions)
  const candidates =
    `SELECT DISTINCT a.id AS a, b.id AS b FROM ${identifier(BLOCKS)} a JOIN ${identifier(BLOCKS)} b ` +
    'ON a.rule = b.rule AND a.block = b.block AND a.id < b.id ' +
    `WHERE a.size <= ${MOST_IN_BLOCK} AND b.size <= ${MOST_IN_BLOCK}`
  const cutoff = Math.log2(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY))
  // What is cheap to compare first: names only of pairs that could still be one.
  const [cheap, dear] = [isCheap(comparisons), (_: unknown, index: number): boolean => !isCheap(comparisons)(_, index)]
  const common = comparisons.map((_, index) => `a.f${index} AS f${index}`)
  const texts = comparisons.flatMap((_, index) =>
    dear(_, index) ? [`a.n${index} AS a${index}`, `b.n${index} AS b${index}`] : [],
  )
  const paired =
    `SELECT a.k AS a, b.k AS b, a.id AS ida, b.id AS idb, a.n AS n, ${[...common, ...texts, ...similarities(comparisons, cheap, (side, index) => `${side}.n${index}`)].join(', ')} ` +
    `FROM ${identifier(PAIRS)} p JOIN ${identifier(ROWS)} a ON a.id = p.a JOIN ${identifier(ROWS)} b ON b.id = p.b ` +
    'WHERE a.unit <> b.unit OR (a.own IS NOT NULL AND a.own = b.own)'
  const first = `SELECT p.*, ${evidence(comparisons, cheap, 'p')} FROM (${paired}) p, ${identifier(LEVELS)} u`
  const possible = `SELECT * FROM (SELECT q.*, ${mostBits(comparisons, dear)} AS most FROM (${first}) q, ${identifier(LEVELS)} u) WHERE a = b OR most >= ${cutoff}`
  const alikeNames = similarities(comparisons, dear, (side, index) => `${side}${index}`)
  const compareNames = `SELECT ${['*', ...alikeNames].join(', ')} FROM (${possible})`
  const scored = `SELECT p.*, ${evidence(comparisons, dear, 'p')} FROM (${compareNames}) p, ${identifier(LEVELS)} u`
  return {
    comparisons,
    statements: [
      make(
        VALUES,
        `SELECT row_number() OVER (ORDER BY ${key}) AS id, ${key} AS k, ${compared.join(', ')} FROM ${identifier(rows.relation)} WHERE ${key} IS NOT NULL`,
      ),
      make(
        ROWS,
        `SELECT r.id, r.k, ${[...named, ...counted].join(', ')}, (SELECT count(*) FROM ${identifier(VALUES)}) AS n, coalesce(m.t, r.k) AS unit, CASE WHEN o.k IS NULL THEN r.k END AS own ` +
          `FROM ${identifier(VALUES)} r ${counts.join(' ')} ` +
          `LEFT JOIN ${decided.merged} m ON m.f = r.k LEFT JOIN ${decided.own} o ON o.k = r.k`,
      ),
      make(LEVELS, measuredLevels(comparisons, identifier(ROWS), SAMPLED_ROWS)),
      make(
        BLOCKS,
        `SELECT *, count(*) OVER (PARTITION BY rule, block) AS size FROM (SELECT DISTINCT * FROM (${blocks.join(' UNION ALL ')})) QUALIFY size > 1`,
      ),
      make(PAIRS, candidates),
      make(
        FOUND,
        `SELECT f.*, ${probability('bits')} AS score FROM (SELECT *, ${totalBits(comparisons)} AS bits FROM (${scored})) f ` +
          `LEFT JOIN ${decided.kept} d ON d.a = f.a AND d.b = f.b WHERE d.a IS NULL AND (f.a = f.b OR bits >= ${cutoff})`,
      ),
    ],
    summary:
      `SELECT (SELECT count(*) FROM ${identifier(ROWS)}) AS rows, (SELECT count(*) FROM ${identifier(PAIRS)}) AS pairs, ` +
      `(SELECT count(DISTINCT (rule, block)) FROM ${identifier(BLOCKS)} WHERE size > ${MOST_IN_BLOCK}) AS crowded, ` +
      `(SELECT count(*) FROM ${identifier(FOUND)}) AS found`,
    list: `SELECT a, b, score FROM ${identifier(FOUND)} ORDER BY (a = b) DESC, score DESC, a, b LIMIT ${MOST_LISTED}`,
    evidence: (shown) =>
      `SELECT f.a AS a, f.b AS b, f.score AS score, ${comparisons.map((_, index) => `a.v${index} AS a_${index}, b.v${index} AS b_${index}, f.level${index} AS level_${index}, f.bits${index} AS bits_${index}`).join(', ')} ` +
      `FROM (SELECT * FROM ${identifier(FOUND)} ORDER BY (a = b) DESC, score DESC, a, b LIMIT ${shown}) f ` +
      `JOIN ${identifier(VALUES)} a ON a.id = f.ida JOIN ${identifier(VALUES)} b ON b.id = f.idb ORDER BY (f.a = f.b) DESC, f.score DESC, f.a, f.b`,
  }
}

/** The key is compared too: as a name where nothing else is one, else only whether it is the same but for its writing. */
function withKey(chosen: readonly Comparison[], key: string): readonly MadeComparison[] {
  const isNamed = chosen.some(({ as }) => as === 'name')
  const as: ComparedAs = isNamed ? 'code' : 'name'
  return [{ columns: [key], as, isKey: true }, ...chosen.map((comparison) => ({ ...comparison, isKey: false }))]
}

/** Whether a comparison costs little: names are compared word by word. */
const isCheap =
  (comparisons: readonly MadeComparison[]) =>
  (_: unknown, index: number): boolean =>
    comparisons[index]?.as !== 'name' || comparisons.length === 1
