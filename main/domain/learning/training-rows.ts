/**
 * Rows of a customer table that may be learned from. Only the learning gate makes them (a test of the architecture
 * holds that), and whatever learns takes nothing else: so no learner can read an unseen customer.
 */
export class TrainingRows {
  readonly #rows: Uint32Array

  /** @param rows ascending */
  constructor(rows: Uint32Array) {
    this.#rows = rows
  }

  get count(): number {
    return this.#rows.length
  }

  /** The values that are present in these rows, in no particular order; `valueAt` is asked for no other row. */
  values(valueAt: (row: number) => number): Float64Array {
    const values = new Float64Array(this.#rows.length)
    let count = 0
    for (const row of this.#rows) {
      const value = valueAt(row)
      if (!Number.isNaN(value)) values[count++] = value
    }
    return values.subarray(0, count)
  }

  /** Those of them that a test takes. */
  where(isTaken: (row: number) => boolean): TrainingRows {
    return new TrainingRows(this.#rows.filter(isTaken))
  }
}
