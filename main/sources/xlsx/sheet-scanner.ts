import type { CellFormats } from './cell-formats.ts'
import { typedText } from './escaped-text.ts'
import { columnLetters, type SheetCell } from './sheet-cell.ts'
import { SheetFacts } from './sheet-facts.ts'
import { isTrue } from './workbook.ts'
import { damaged } from './workbook-failure.ts'
import type { Attributes, XmlTaker } from './xml-events.ts'

/** A text of the workbook's shared ones, by its number. */
export interface TextReference {
  readonly column: number
  readonly kind: 'reference'
  readonly index: number
}

/** A row of a sheet that holds something; `line` is its number in the sheet, from 1. */
export interface SheetRow<Cell = SheetCell> {
  readonly line: number
  /** Those that hold something, left to right. */
  readonly cells: readonly Cell[]
}

/** A row as the sheet alone has it. */
export type ScannedRow = SheetRow<SheetCell | TextReference>

/** The same row with the texts that it refers to. Throws AppError where one of them is not in the workbook. */
export function withTexts({ line, cells }: ScannedRow, texts: readonly string[], fileName: string): SheetRow {
  return {
    line,
    cells: cells.flatMap((cell): SheetCell[] => {
      if (cell.kind !== 'reference') return [cell]
      const raw = texts[cell.index]
      if (raw === undefined)
        throw damaged(fileName, `the text of the cell ${columnLetters(cell.column)}${line} is not in it`)
      return raw === '' ? [] : [{ column: cell.column, kind: 'text', raw }]
    }),
  }
}

/** Columns that a sheet can have at most. */
const MOST_SHEET_COLUMNS = 16_384

/** What the next `v`, `f` or `t` belongs to. */
interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: number
  hasFormula: boolean
  text: string
}

/** Makes rows of the XML of a sheet (ECMA-376 part 1, 18.3.1): values as they were last calculated, texts joined. */
export class SheetScanner implements XmlTaker {
  readonly facts = new SheetFacts()
  readonly #fileName: string
  readonly #formats: CellFormats
  readonly #onRow: (row: ScannedRow) => void
  #line = 0
  #cells: (SheetCell | TextReference)[] = []
  #column = -1
  #isHidden = false
  #cell: OpenCell | null = null
  #isTaken = false
  #readings = 0

  constructor(fileName: string, formats: CellFormats, onRow: (row: ScannedRow) => void) {
    this.#fileName = fileName
    this.#formats = formats
    this.#onRow = onRow
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#isTaken = this.#cell !== null
    else if (name === 't') this.#isTaken = this.#cell !== null && this.#readings === 0
    else if (name === 'f') {
      if (this.#cell !== null) this.#cell.hasFormula = true
    } else if (name === 'row') this.#openRow(attributes)
    else if (name === 'rPh') this.#readings++
    else if (name === 'mergeCell') this.facts.merged(attributes.ref ?? '')
  }

  text(text: string): void {
    if (this.#isTaken && this.#cell !== null) this.#cell.text += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isTaken = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'rPh') this.#readings--
    else if (name === 'row' && this.#cells.length > 0) this.#closeRow()
  }

  #openRow(attributes: Attributes): void {
    const said = Number(attributes.r)
    this.#line = Number.isSafeInteger(said) && said > 0 ? said : this.#line + 1
    this.#cells = []
    this.#column = -1
    this.#isHidden = isTrue(attributes.hidden)
  }

  #closeRow(): void {
    if (this.#isHidden) this.facts.hiddenRow()
    this.#onRow({ line: this.#line, cells: this.#cells })
    this.#cells = []
  }

  #openCell({ r: reference, t: type = 'n', s: style }: Attributes): void {
    this.#column = columnOf(reference) ?? this.#column + 1
    this.#isTaken = false
    if (this.#column >= MOST_SHEET_COLUMNS) return
    this.#cell = {
      column: this.#column,
      type,
      style: style === undefined ? 0 : Number(style),
      hasFormula: false,
      text: '',
    }
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (cell === null) return
    if (cell.text === '') {
      if (cell.hasFormula && cell.type !== 'str') this.facts.withoutValue(this.#place(cell))
      return
    }
    const made = this.#made(cell)
    if (made === null) return
    // Cells that stand again and again in one row would fill the memory before the row ends.
    if (this.#cells.length === MOST_SHEET_COLUMNS)
      throw damaged(this.#fileName, `row ${this.#line} has more cells than a sheet has columns`)
    this.#cells.push(made)
  }

  #made(cell: OpenCell): SheetCell | TextReference | null {
    const { column, type, style, text } = cell
    switch (type) {
      case 's':
        return { column, kind: 'reference', index: Number(text) }
      case 'b':
        return { column, kind: 'truth', raw: isTrue(text) ? '1' : '0' }
      case 'e':
        this.facts.error(text, this.#place(cell))
        return null
      case 'n':
        // What is no number is kept as it stands: there is no day or time to be made of it.
        return Number.isFinite(Number(text))
          ? { column, kind: 'number', raw: text, format: this.#formats(style) }
          : { column, kind: 'text', raw: text }
      default:
        // inlineStr, str (a formula's text) and d (a day in ISO 8601) hold their text.
        return { column, kind: 'text', raw: type === 'd' ? text.replace('T', ' ') : typedText(text) }
    }
  }

  #place({ column }: OpenCell): string {
    return `${columnLetters(column)}${this.#line}`
  }
}

/** The column of "AB12", from 0; undefined where it does not say. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column === 0 ? undefined : column - 1
}
