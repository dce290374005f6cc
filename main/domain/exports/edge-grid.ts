/*
 * Rows at which an engine could go wrong, derived from a definition:
 *
 *   grid    = (decided… overlap)… pair…                   at most 50,000 rows, in this order, each once
 *   decided   for each condition: a row in which it alone decides, with every edge value of its columns
 *   overlap   for each two neighbouring rules: a row that both are true of
 *   pair      every two edge values of every two columns together, of at most 48 values a column
 */
import type { Condition } from '../../../shared/rules/rule.ts'
import type { Cell } from '../../../shared/rules/truth.ts'
import { columnsOfCondition, conditionsOf } from '../../../shared/rules/walk-rule.ts'
import { shuffled, type WholeRandom, wholeRandom } from '../random/whole-random.ts'
import { coveringArray } from './covering-array.ts'
import { edgeDomains } from './edge-domains.ts'
import { type EdgeKind, type EdgeValue, edgeValuesOf } from './edge-values.ts'
import { findRow } from './find-row.ts'
import { type Program, takes } from './program.ts'
import { distanceTo, distanceToPivot } from './rule-distance.ts'

export const MOST_GRID_ROWS = 50_000
const MOST_PAIRED_VALUES = 48
const EXHAUSTIVE_ROWS = 2_000
const SEED = 20_251_122

export type EdgeRowKind = EdgeKind | 'overlap' | 'pair' | 'altered'

/** One row; cells stand in the order of the program's columns, dates as day numbers. */
export interface EdgeRow {
  readonly cells: readonly Cell[]
  readonly kind: EdgeRowKind
}

/**
 * The edge grid of a program; the same program and days give the same grid.
 * @param asOfDays the days at which the definition will be run, the as-of date first
 */
export function edgeGrid(program: Program, asOfDays: readonly number[]): readonly EdgeRow[] {
  const deriving = deriveEdgeGrid(program, asOfDays)
  for (;;) {
    const step = deriving.next()
    if (step.done === true) return step.value
  }
}

/** The same a condition at a time, so that the caller can pause or stop; yields how many conditions are done. */
export function* deriveEdgeGrid(program: Program, asOfDays: readonly number[]): Generator<number, readonly EdgeRow[]> {
  const random = wholeRandom(SEED)
  const rows = new DistinctRows()
  let done = 0
  for (const [index, { rule }] of program.entries.entries()) {
    for (const condition of conditionsOf(rule)) {
      yield done++
      for (const row of decidedRows(program, index, condition, asOfDays, random)) rows.add(row)
    }
    for (const row of overlapRows(program, index, asOfDays[0] ?? 0, random)) rows.add(row)
  }
  yield done
  for (const row of pairRows(program, asOfDays, random, MOST_GRID_ROWS - rows.list.length)) rows.add(row)
  return rows.list.slice(0, MOST_GRID_ROWS)
}

/** A reader of one row's cells by column name. */
export function cellReader(program: Program): (cells: readonly Cell[]) => (column: string) => Cell {
  const indices = new Map(program.columns.map(({ name }, index) => [name, index]))
  return (cells) => (column) => cells[indices.get(column) ?? -1] ?? null
}

class DistinctRows {
  readonly list: EdgeRow[] = []
  private readonly seen = new Set<string>()

  add(row: EdgeRow): void {
    const key = row.cells.map((cell) => (Object.is(cell, -0) ? '-0' : `${typeof cell}:${cell}`)).join('\u0001')
    if (this.seen.has(key)) return
    this.seen.add(key)
    this.list.push(row)
  }
}

function allConditions({ entries }: Program): readonly Condition[] {
  return entries.flatMap(({ rule }) => conditionsOf(rule))
}

function decidedRows(
  program: Program,
  index: number,
  condition: Condition,
  asOfDays: readonly number[],
  random: WholeRandom,
): readonly EdgeRow[] {
  const base = decidingRow(program, index, condition, asOfDays[0] ?? 0, random)
  return base === null ? [] : variations(program, condition, base, allConditions(program), asOfDays)
}

/** A row that reaches the entry and in which the condition alone decides whether it is taken. */
function decidingRow(
  program: Program,
  index: number,
  condition: Condition,
  asOf: number,
  random: WholeRandom,
): readonly Cell[] | null {
  const rules = program.entries.slice(0, index + 1).map(({ rule }) => rule)
  const earlier = rules.slice(0, -1)
  const own = rules[index]
  if (own === undefined) return null
  const readerOf = cellReader(program)
  const cost = (cells: readonly Cell[]): number => {
    const row = { cellOf: readerOf(cells), asOf }
    const before = earlier.reduce((sum, rule) => sum + avoidance(rule, row), 0)
    return before + (distanceToPivot(own, condition, row) ?? 0)
  }
  return findRow({ domains: edgeDomains(program.columns, rules, asOf), cost, exhaustiveUpTo: EXHAUSTIVE_ROWS, random })
    .cells
}

/** How far a row is from not being taken by a rule; false and unknown will both do. */
function avoidance(
  rule: Program['entries'][number]['rule'],
  row: { cellOf: (column: string) => Cell; asOf: number },
): number {
  return takes(rule, row.cellOf, row.asOf) ? distanceTo(rule, false, row) : 0
}

function variations(
  program: Program,
  condition: Condition,
  base: readonly Cell[],
  conditions: readonly Condition[],
  asOfDays: readonly number[],
): readonly EdgeRow[] {
  return columnsOfCondition(condition).flatMap((name) => {
    const at = program.columns.findIndex((column) => column.name === name)
    const column = program.columns[at]
    if (column === undefined) return []
    return edgeValuesOf(column, conditions, asOfDays).map(({ value, kind }) => ({ cells: base.with(at, value), kind }))
  })
}

/** A row that an entry and the one after it both match, and no earlier one. */
function overlapRows(program: Program, index: number, asOf: number, random: WholeRandom): readonly EdgeRow[] {
  const rules = program.entries.slice(0, index + 2).map(({ rule }) => rule)
  if (rules.length < index + 2) return []
  const readerOf = cellReader(program)
  const [both, earlier] = [rules.slice(-2), rules.slice(0, -2)]
  const cost = (cells: readonly Cell[]): number => {
    const row = { cellOf: readerOf(cells), asOf }
    const before = earlier.reduce((sum, rule) => sum + avoidance(rule, row), 0)
    return both.reduce((sum, rule) => sum + distanceTo(rule, true, row), before)
  }
  const domains = edgeDomains(program.columns, rules, asOf)
  const { cells } = findRow({ domains, cost, exhaustiveUpTo: EXHAUSTIVE_ROWS, random })
  return cells === null ? [] : [{ cells, kind: 'overlap' }]
}

function pairRows(
  program: Program,
  asOfDays: readonly number[],
  random: WholeRandom,
  mostRows: number,
): readonly EdgeRow[] {
  const conditions = allConditions(program)
  const values = program.columns.map((column) => paired(edgeValuesOf(column, conditions, asOfDays), random))
  const rows = coveringArray(
    values.map(({ length }) => length),
    random,
    Math.max(0, mostRows),
  )
  return rows.map((row) => ({
    cells: row.map((at, column) => values[column]?.[at]?.value ?? null),
    kind: 'pair' as const,
  }))
}

/** At most 48 values, the missing one always among them. */
function paired(values: readonly EdgeValue[], random: WholeRandom): readonly EdgeValue[] {
  if (values.length <= MOST_PAIRED_VALUES) return values
  const [missing, ...others] = values
  return missing === undefined ? [] : [missing, ...shuffled(others, random).slice(0, MOST_PAIRED_VALUES - 1)]
}
