const FIRST_ROWS = 256
const BLOCK_ROWS = 2 ** 16

/**
 * A column that grows while its number of rows is unknown: blocks of 2^16 rows, so that no growth copies much and each
 * block is freed as soon as it is arranged. Numbers stand in f64 (NaN is missing), the rest in i32 (MISSING_STAGED).
 */
export class Staging<T extends Float64Array | Int32Array> {
  readonly #create: (rows: number) => T
  readonly #full: T[] = []
  #block: T
  #rows = 0

  constructor(create: (rows: number) => T) {
    this.#create = create
    this.#block = create(FIRST_ROWS)
  }

  get rowCount(): number {
    return this.#full.length * BLOCK_ROWS + this.#rows
  }

  /** Appends the first `count` of `values`. */
  append(values: T, count: number): void {
    let taken = 0
    while (taken < count) {
      if (this.#rows === this.#block.length) this.#grow()
      const some = Math.min(count - taken, this.#block.length - this.#rows)
      this.#block.set(values.subarray(taken, taken + some), this.#rows)
      this.#rows += some
      taken += some
    }
  }

  /** Gives the blocks away, first to last: every one but the last has 2^16 rows. Rows that come later begin anew. */
  *drain(): Generator<T> {
    for (let block = this.#full.shift(); block !== undefined; block = this.#full.shift()) yield block
    const rest = this.#block.subarray(0, this.#rows) as T
    this.#block = this.#create(0)
    this.#rows = 0
    if (rest.length > 0) yield rest
  }

  /** Every block in order, kept. */
  blocks(): readonly T[] {
    return [...this.#full, this.#block.subarray(0, this.#rows) as T]
  }

  #grow(): void {
    if (this.#rows === BLOCK_ROWS) {
      this.#full.push(this.#block)
      this.#block = this.#create(BLOCK_ROWS)
      this.#rows = 0
      return
    }
    const larger = this.#create(Math.min(BLOCK_ROWS, Math.max(FIRST_ROWS, this.#block.length * 4)))
    larger.set(this.#block)
    this.#block = larger
  }
}

/** What stands in i32 staging for a missing code, day or truth value. */
export const MISSING_STAGED = -(2 ** 31)

export function stagedDoubles(): Staging<Float64Array> {
  return new Staging((rows) => new Float64Array(rows))
}

export function stagedIntegers(): Staging<Int32Array> {
  return new Staging((rows) => new Int32Array(rows))
}
