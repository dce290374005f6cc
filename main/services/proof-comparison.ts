import type { ProofCertificate } from '../../shared/contract/exports.ts'
import { isoFromDay } from '../../shared/rules/day.ts'
import type { Cell } from '../../shared/rules/truth.ts'
import type { Program, ProgramColumn } from '../domain/exports/program.ts'
import type { SqlEngine } from '../ports/sql-engine.ts'

export type Difference = ProofCertificate['differences'][number]

const MOST_DIFFERENCES = 20

/** What one engine said of every row of a table at one date, held against the expected ordinals. */
export interface Comparison {
  /** Rows whose answer is not the expected one, ascending. */
  readonly differing: readonly number[]
  /** The answer to each row in `differing`. */
  readonly got: readonly string[]
  /** Rows per ordinal; 0 is the default path. */
  readonly unitsByOrdinal: Float64Array
}

export interface RunInput {
  readonly engine: SqlEngine
  /** The exported SQL text itself. */
  readonly sql: string
  readonly asOf: string
  readonly program: Program
  readonly expected: Uint8Array
  readonly keyIsRowIndex: boolean
  readonly onRows: (rows: number) => void
  readonly signal: AbortSignal
}

/**
 * Runs exported SQL over the loaded table and compares every row: key, ordinal, id and name. Where the key is not the
 * row's index, rows are told by their place: both engines answer a plain SELECT in the table's order.
 */
export async function compareSql(input: RunInput): Promise<Comparison> {
  const { expected, program } = input
  const names = [program.defaultPath, ...program.entries]
  const unitsByOrdinal = new Float64Array(names.length)
  const answers: (string | null)[] = Array.from({ length: expected.length }, () => 'no row')
  let place = 0
  for await (const rows of input.engine.run(input.sql, { as_of: input.asOf }, input.signal)) {
    for (const [key, ordinal, id, name] of rows) {
      const at = input.keyIsRowIndex ? Number(key) : place
      place++
      const entry = names[Number(ordinal)]
      if (entry !== undefined) unitsByOrdinal[Number(ordinal)] = (unitsByOrdinal[Number(ordinal)] ?? 0) + 1
      const agrees = entry?.id === id && entry?.name === name && ordinal === expected[at] && answers[at] === 'no row'
      answers[at] = agrees ? null : `${entry?.name ?? 'no entry'} (${String(ordinal)})`
    }
    input.onRows(rows.length)
  }
  const differing = answers.flatMap((answer, row) => (answer === null ? [] : [row]))
  return { differing, got: differing.map((row) => answers[row] ?? ''), unitsByOrdinal }
}

/** Compares classes of the in-memory engine, already turned into ordinals. */
export function compareOrdinals(got: Uint8Array, expected: Uint8Array, program: Program): Comparison {
  const unitsByOrdinal = new Float64Array(program.entries.length + 1)
  const differing: number[] = []
  for (let row = 0; row < expected.length; row++) {
    const ordinal = got[row] ?? 0
    unitsByOrdinal[ordinal] = (unitsByOrdinal[ordinal] ?? 0) + 1
    if (ordinal !== expected[row]) differing.push(row)
  }
  return { differing, got: differing.map((row) => entryName(program, got[row] ?? 0)), unitsByOrdinal }
}

export function entryName({ entries, defaultPath }: Program, ordinal: number): string {
  return ordinal === 0 ? defaultPath.name : (entries[ordinal - 1]?.name ?? 'no entry')
}

export interface DifferenceInput {
  readonly engine: Difference['engine']
  readonly where: Difference['where']
  readonly asOf: string
  readonly program: Program
  readonly comparison: Comparison
  readonly expected: Uint8Array
  readonly cellsOf: (row: number) => readonly Cell[]
}

/** The first differing rows with their cells, as the certificate shows them. */
export function differencesOf(input: DifferenceInput): readonly Difference[] {
  const { engine, where, asOf, program, comparison } = input
  return comparison.differing.slice(0, MOST_DIFFERENCES).map((row, at) => ({
    engine,
    where,
    asOf,
    cells: shownCells(program.columns, input.cellsOf(row)),
    expected: entryName(program, input.expected[row] ?? 0),
    got: comparison.got[at] ?? '',
  }))
}

function shownCells(columns: readonly ProgramColumn[], cells: readonly Cell[]): Record<string, string | null> {
  return Object.fromEntries(
    columns.map(({ name, type }, at) => {
      const cell = cells[at] ?? null
      if (cell === null) return [name, null]
      if (type === 'date' && typeof cell === 'number') return [name, isoFromDay(cell)]
      return [name, Object.is(cell, -0) ? '-0' : String(cell)]
    }),
  )
}
