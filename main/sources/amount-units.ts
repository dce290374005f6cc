/** "%", or the currency that an amount bears as it is written: "€", "USD". */
export const PERCENT = '%'

const NO_BYTES: Uint8Array = new Uint8Array(0)

/** What units the amounts of a column bore over the whole file. */
export interface UnitFacts {
  /** The one that its numbers are of; null where none bore one, or several do. */
  readonly unit: string | null
  /** Amounts that were read, by their unit. */
  readonly taken: ReadonlyMap<string, number>
  /** Amounts that were not, as they bore another one. */
  readonly refused: ReadonlyMap<string, number>
}

/**
 * Decides whose amounts a column takes, and counts them: those of its unit. Where none was found at first, it is the
 * first currency that comes; never percent, which among plain numbers would be a hundred times too much.
 */
export class AmountUnits {
  readonly #isOpen: boolean
  readonly #taken = new Map<string, number>()
  readonly #refused = new Map<string, number>()
  #unit: string | null
  #own = 0
  /** The unit as UTF-8; empty while there is none. */
  bytes: Uint8Array

  /** `isOpen`: a person wants numbers of several units read all the same. */
  constructor(unit: string | undefined, isOpen: boolean) {
    this.#isOpen = isOpen && unit === undefined
    this.#unit = unit ?? null
    this.bytes = unit === undefined ? NO_BYTES : Buffer.from(unit)
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Whether an amount of this unit is one of the column's. */
  takes(unit: string): boolean {
    if (unit === '') return true
    if (this.#unit === null && !this.#isOpen && unit !== PERCENT) {
      this.#unit = unit
      this.bytes = Buffer.from(unit)
    }
    const isTaken = this.#isOpen || unit === this.#unit
    const counts = isTaken ? this.#taken : this.#refused
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
    return isTaken
  }

  /** Counts an amount of the column's own unit. */
  takeOwn(): void {
    this.#own++
  }

  facts(): UnitFacts {
    const taken = new Map(this.#taken)
    if (this.#unit !== null && this.#own > 0) taken.set(this.#unit, (taken.get(this.#unit) ?? 0) + this.#own)
    const [first, second] = taken.keys()
    return { unit: this.#unit ?? (second === undefined ? (first ?? null) : null), taken, refused: this.#refused }
  }
}
