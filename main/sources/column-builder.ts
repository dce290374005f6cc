import type { ColumnReading, ColumnType } from '../../shared/entities/column.ts'
import type { DateOrder, ReadColumn } from '../ports/source-reader.ts'
import { AmountUnits, type UnitFacts } from './amount-units.ts'
import { readingOf } from './column-reading.ts'
import type { RowBatch } from './csv-scanner.ts'
import { amountOf } from './money-text.ts'
import { DateParser, NO_DATE } from './parse-date.ts'
import { NumberParser, type NumberStyle, saysNan } from './parse-number.ts'
import { parseTruth } from './parse-truth.ts'
import { MISSING_STAGED, type Staging, stagedDoubles, stagedIntegers } from './staging.ts'
import { TextCodes } from './text-codes.ts'

/** How a column's cells are read. `chosen`: a person said so, so that identifiers may be numbers. */
export interface ColumnPlan {
  readonly name: string
  readonly header: string
  readonly type: ColumnType
  readonly chosen: boolean
  readonly numberStyle: NumberStyle
  readonly dateOrder: DateOrder
  /** Texts that stand for a missing value; none where left out. */
  readonly missing?: readonly string[]
  /** What its amounts are of: "%", "€"; any, or the first that comes, where left out. */
  readonly unit?: string | undefined
  /** A text because its amounts are of several currencies, which are counted. */
  readonly isMixed?: boolean
}

/** The values of one column, gathered. */
export type StagedValues =
  | { readonly kind: 'doubles'; readonly values: Staging<Float64Array> }
  | { readonly kind: 'integers'; readonly values: Staging<Int32Array> }
  | { readonly kind: 'codes'; readonly values: Staging<Int32Array>; readonly codes: TextCodes }

export interface StagedColumn {
  readonly name: string
  readonly header: string
  readonly type: ColumnType
  readonly missing: number
  readonly misfits: number
  readonly staged: StagedValues
  /** How texts became values; none where there were values. */
  readonly reading?: ColumnReading
  /** What its amounts were of; none where there were values. */
  readonly units?: UnitFacts
  /** Of days: how many only make sense in the order that they were read in. */
  readonly decidedDays?: number
}

export type MisfitSink = (batch: RowBatch, row: number, column: number) => void

const SPACE = 32
const MOST_SAFE = Number.MAX_SAFE_INTEGER

/** Reads one column's cells of each batch. A cell is blank, or fits, or is a misfit; no fourth thing. */
export class ColumnBuilder {
  readonly #plan: ColumnPlan
  readonly #column: number
  readonly #misfit: MisfitSink
  readonly #staged: StagedValues
  readonly #numbers: NumberParser
  readonly #units: AmountUnits
  readonly #dates: DateParser
  readonly #missingTexts: readonly Uint8Array[]
  readonly #doubles: Float64Array
  readonly #integers: Int32Array
  #missing = 0
  #misfits = 0
  #decidedDays = 0
  #decimalsSeen = false

  /** `mostRows`: the largest batch. */
  constructor(plan: ColumnPlan, column: number, mostRows: number, misfit: MisfitSink) {
    this.#plan = plan
    this.#column = column
    this.#misfit = misfit
    this.#staged = stagedFor(plan.type)
    this.#missingTexts = (plan.missing ?? []).map((text) => Buffer.from(text))
    this.#units = new AmountUnits(plan.unit, plan.chosen || plan.isMixed === true)
    this.#numbers = new NumberParser(plan.numberStyle, plan.chosen, this.#units)
    this.#dates = new DateParser(plan.dateOrder, plan.chosen)
    this.#doubles = new Float64Array(this.#staged.kind === 'doubles' ? mostRows : 0)
    this.#integers = new Int32Array(this.#staged.kind === 'doubles' ? 0 : mostRows)
  }

  add(batch: RowBatch): void {
    const { type } = this.#plan
    if (this.#staged.kind === 'codes') this.#addTexts(batch, this.#staged.codes)
    else if (type === 'date') this.#addDates(batch)
    else if (type === 'boolean') this.#addBooleans(batch)
    else this.#addNumbers(batch)
    if (this.#staged.kind === 'doubles') this.#staged.values.append(this.#doubles, batch.rowCount)
    else this.#staged.values.append(this.#integers, batch.rowCount)
  }

  get name(): string {
    return this.#plan.name
  }

  /** As planned: whole numbers may still turn out to have decimals. */
  get type(): ColumnType {
    return this.#plan.type
  }

  /** The values so far: they may be drained while more come. */
  get gathered(): StagedValues {
    return this.#staged
  }

  finish(): StagedColumn {
    const { name, header, type: planned } = this.#plan
    // Whole numbers that turn out to have decimals are numbers all the same: nothing is lost.
    const type = planned === 'integer' && this.#decimalsSeen ? 'number' : planned
    const units = this.#units.facts()
    const reading = readingOf(this.#plan, units)
    const facts = { missing: this.#missing, misfits: this.#misfits, units, decidedDays: this.#decidedDays }
    return { name, header, type, staged: this.#staged, reading, ...facts }
  }

  #addTexts(batch: RowBatch, codes: TextCodes): void {
    const { buffer, starts, ends, columns, rowCount } = batch
    const marked = this.#missingTexts.length > 0
    for (let row = 0, cell = this.#column; row < rowCount; row++, cell += columns) {
      const start = starts[cell] as number
      const end = ends[cell] as number
      let at = start
      while (at < end && buffer[at] === SPACE) at++
      if (at === end || (marked && this.#saysMissing(buffer, start, end))) this.#integers[row] = this.#blank()
      else {
        this.#integers[row] = codes.codeOf(buffer, start, end)
        if (this.#plan.isMixed) this.#countUnit(buffer, start, end)
      }
    }
  }

  #addNumbers(batch: RowBatch): void {
    const { buffer, starts, ends, columns, rowCount } = batch
    const marked = this.#missingTexts.length > 0
    const numbers = this.#numbers
    const wholeOnly = this.#plan.type === 'integer'
    for (let row = 0, cell = this.#column; row < rowCount; row++, cell += columns) {
      let start = starts[cell] as number
      let end = ends[cell] as number
      while (start < end && buffer[start] === SPACE) start++
      while (end > start && buffer[end - 1] === SPACE) end--
      let value = Number.NaN
      if (start === end || (marked && this.#saysMissing(buffer, start, end))) this.#blank()
      else {
        value = numbers.parse(buffer, start, end)
        if (wholeOnly && !Number.isNaN(value)) value = this.#whole(value, numbers.wholeText)
        if (Number.isNaN(value)) {
          if (saysNan(buffer, start, end)) this.#blank()
          else this.#refuse(batch, row)
        }
      }
      this.#doubles[row] = value
    }
  }

  /** The value of an integer column, NaN where it does not fit one. */
  #whole(value: number, wholeText: boolean): number {
    if (value > MOST_SAFE || value < -MOST_SAFE) return Number.NaN
    if (!wholeText && !Number.isInteger(value)) {
      if (this.#plan.chosen) return Number.NaN
      this.#decimalsSeen = true
    }
    return value
  }

  #addDates(batch: RowBatch): void {
    const { buffer, starts, ends, columns, rowCount } = batch
    const marked = this.#missingTexts.length > 0
    for (let row = 0, cell = this.#column; row < rowCount; row++, cell += columns) {
      let start = starts[cell] as number
      let end = ends[cell] as number
      while (start < end && buffer[start] === SPACE) start++
      while (end > start && buffer[end - 1] === SPACE) end--
      let value = MISSING_STAGED
      if (start === end || (marked && this.#saysMissing(buffer, start, end))) this.#blank()
      else {
        value = this.#dates.parse(buffer, start, end)
        if (value === NO_DATE) this.#refuse(batch, row)
        else if (this.#dates.onlySo) this.#decidedDays++
      }
      this.#integers[row] = value
    }
  }

  #addBooleans(batch: RowBatch): void {
    const { buffer, starts, ends, columns, rowCount } = batch
    const marked = this.#missingTexts.length > 0
    for (let row = 0, cell = this.#column; row < rowCount; row++, cell += columns) {
      let start = starts[cell] as number
      let end = ends[cell] as number
      while (start < end && buffer[start] === SPACE) start++
      while (end > start && buffer[end - 1] === SPACE) end--
      let value = MISSING_STAGED
      if (start === end || (marked && this.#saysMissing(buffer, start, end))) this.#blank()
      else {
        value = parseTruth(buffer, start, end, this.#plan.chosen)
        if (value === MISSING_STAGED) this.#refuse(batch, row)
      }
      this.#integers[row] = value
    }
  }

  #saysMissing(buffer: Uint8Array, start: number, end: number): boolean {
    for (const text of this.#missingTexts) {
      if (text.length !== end - start) continue
      let at = 0
      while (at < text.length && text[at] === buffer[start + at]) at++
      if (at === text.length) return true
    }
    return false
  }

  #countUnit(buffer: Uint8Array, start: number, end: number): void {
    const amount = amountOf(Buffer.from(buffer.subarray(start, end)).toString('utf8').trim())
    if (amount !== null) this.#units.takes(amount.unit)
  }

  #blank(): number {
    this.#missing++
    return MISSING_STAGED
  }

  #refuse(batch: RowBatch, row: number): void {
    this.#missing++
    this.#misfits++
    this.#misfit(batch, row, this.#column)
  }
}

/** A staged column without its values. */
export function readColumnOf({ staged: _, units: __, decidedDays: ___, ...column }: StagedColumn): ReadColumn {
  return column
}

function stagedFor(type: ColumnType): StagedValues {
  if (type === 'text') return { kind: 'codes', values: stagedIntegers(), codes: new TextCodes() }
  if (type === 'number' || type === 'integer') return { kind: 'doubles', values: stagedDoubles() }
  return { kind: 'integers', values: stagedIntegers() }
}
