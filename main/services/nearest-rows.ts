import { eachNumber } from '../columns/each-number.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'

/** Rows by how near their value is to a line, the nearest first; at most so many. */
class NearestFirst {
  readonly rows: number[] = []
  readonly #distances: number[] = []
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  offer(row: number, distance: number): void {
    const isFull = this.rows.length === this.#most
    if (isFull && distance >= (this.#distances.at(-1) ?? 0)) return
    let at = this.rows.length
    while (at > 0 && (this.#distances[at - 1] ?? 0) > distance) at--
    this.rows.splice(at, 0, row)
    this.#distances.splice(at, 0, distance)
    if (isFull) {
      this.rows.pop()
      this.#distances.pop()
    }
  }
}

export interface NearestRows {
  /** Rows asked about that have a finite value. */
  readonly count: number
  /** At most `each` of either side, nearest first; of equal ones, the first of the table. */
  readonly inside: readonly number[]
  readonly outside: readonly number[]
}

export interface NearestQuestion {
  /** Index of a number or date column. */
  readonly column: number
  readonly line: number
  /** At most so many of either side. */
  readonly each: number
  readonly isAsked: (row: number) => boolean
  readonly isInside: (row: number) => boolean
}

/** The rows whose values are nearest to a line, on either side of it. */
export function nearestRows(table: SpineColumns, question: NearestQuestion): NearestRows {
  const { column, line, each, isAsked, isInside } = question
  const [inside, outside] = [new NearestFirst(each), new NearestFirst(each)]
  let count = 0
  eachNumber(table, column, (value, row) => {
    if (!Number.isFinite(value) || !isAsked(row)) return
    count++
    const side = isInside(row) ? inside : outside
    side.offer(row, Math.abs(value - line))
  })
  return { count, inside: inside.rows, outside: outside.rows }
}
