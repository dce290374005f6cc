/** Rows of RFC 4180 CSV as they come in, in pieces that end anywhere. A field without quotes that is the mark is missing. */
export class CsvAnswer {
  readonly #missing: string
  #field = ''
  #row: (string | null)[] = []
  #isQuoted = false
  #wasQuoted = false
  /** The last character was a quote within a quoted field: it ends it, or begins a quote of the text. */
  #isPending = false

  /** @param missing how a missing value is written */
  constructor(missing: string) {
    this.#missing = missing
  }

  /** The rows that a piece completes. */
  read(piece: string): (string | null)[][] {
    const rows: (string | null)[][] = []
    for (const character of piece) {
      if (this.#isPending) {
        this.#isPending = false
        if (character === '"') {
          this.#field += '"'
          continue
        }
        this.#isQuoted = false
      }
      if (this.#isQuoted) {
        if (character === '"') this.#isPending = true
        else this.#field += character
      } else if (character === '"') {
        this.#isQuoted = true
        this.#wasQuoted = true
      } else if (character === ',') this.#endField()
      else if (character === '\n') {
        this.#endField()
        rows.push(this.#row)
        this.#row = []
      } else this.#field += character
    }
    return rows
  }

  #endField(): void {
    this.#row.push(!this.#wasQuoted && this.#field === this.#missing ? null : this.#field)
    this.#field = ''
    this.#wasQuoted = false
  }
}
