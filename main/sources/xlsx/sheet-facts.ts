import { counted } from '../column-names.ts'

interface Found {
  count: number
  /** The first cell, as "C7". */
  readonly first: string
}

/** What a sheet holds besides values, counted while it is read. */
export class SheetFacts {
  readonly #errors = new Map<string, Found>()
  #withoutValue: Found | null = null
  readonly #merged: string[] = []
  #hiddenRows = 0

  error(text: string, place: string): void {
    const found = this.#errors.get(text)
    if (found === undefined) this.#errors.set(text, { count: 1, first: place })
    else found.count++
  }

  /** A formula whose value was never calculated. */
  withoutValue(place: string): void {
    if (this.#withoutValue === null) this.#withoutValue = { count: 1, first: place }
    else this.#withoutValue.count++
  }

  merged(range: string): void {
    this.#merged.push(range)
  }

  hiddenRow(): void {
    this.#hiddenRows++
  }

  /** Sentences on what a person should know; `firstLine` is the table's first row below its header. */
  notices(firstLine: number): readonly string[] {
    const errors = [...this.#errors].map(
      ([text, { count, first }]) =>
        `${counted(count, 'cell')} with the error ${text} ${are(count)} missing: first ${first}.`,
    )
    const merged = this.#merged.filter((range) => Number(/\d+/.exec(range)?.[0] ?? 0) >= firstLine)
    return [
      ...errors,
      ...(this.#withoutValue === null ? [] : [withoutValueNotice(this.#withoutValue)]),
      ...(merged.length === 0 ? [] : [mergedNotice(merged)]),
      ...(this.#hiddenRows === 0
        ? []
        : [`${counted(this.#hiddenRows, 'hidden row')} ${are(this.#hiddenRows)} read too.`]),
    ]
  }
}

function withoutValueNotice({ count, first }: Found): string {
  return `${counted(count, 'formula')} without a calculated value ${are(count)} missing: first ${first}. Open the workbook in Excel, save it, and read it again.`
}

function mergedNotice(ranges: readonly string[]): string {
  return `${counted(ranges.length, 'merged area')} in the table: its value stands in the first cell, the others are missing: first ${ranges[0]}.`
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are'
}
