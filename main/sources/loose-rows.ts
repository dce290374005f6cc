import { AppError } from '../../shared/contract/app-error.ts'
import type { PassedColumn, ReadOptions } from '../ports/source-reader.ts'
import { ColumnBuilder, type ColumnPlan, type StagedColumn } from './column-builder.ts'
import { nameColumns } from './column-names.ts'
import type { RowBatch } from './csv-scanner.ts'
import { guessColumns, planColumn } from './guess-columns.ts'
import { keptColumns, passedOver } from './kept-columns.ts'
import { KeptFaults } from './kept-faults.ts'

const BATCH_CELLS = 2 ** 16
const MOST_BATCH_ROWS = 2 ** 12
export const MOST_COLUMNS = 10_000

/** What is taken of the rows. */
interface Taking {
  readonly options: ReadOptions
  /** Columns to keep, by their unique names; null: all. */
  readonly wanted: ReadonlySet<string> | null
  /** What a column is called that the look at the file did not show. */
  headerOf(path: string): string
}

/**
 * Rows of texts by the path of their column, in batches to the builders of columns. A path that the look at the file
 * did not show makes a column of its own when it first appears; the rows before it have none of it.
 */
export class LooseRows {
  readonly kept: KeptFaults
  readonly #file: string
  readonly #taking: Taking
  readonly #keeps: (column: string) => boolean
  /** Grows with the columns: the kept faults name them by it. */
  readonly #names: string[]
  readonly #indexes: Map<string, number>
  /** By the index of the path; null for those that are not kept. */
  readonly #builders: (ColumnBuilder | null)[]
  readonly #plans: ColumnPlan[]
  #rows: ReadonlyMap<string, string>[] = []
  #lines: number[] = []
  #done = 0

  constructor(file: string, paths: readonly string[], columns: readonly ColumnPlan[], taking: Taking) {
    this.#file = file
    this.#taking = taking
    this.#keeps = keptColumns(columns, taking.wanted)
    this.#plans = [...columns]
    this.#names = columns.map(({ name }) => name)
    this.kept = new KeptFaults(this.#names)
    this.#indexes = new Map(paths.map((path, index) => [path, index]))
    this.#builders = columns.map((column, index) => this.#builderOf(column, index))
  }

  get count(): number {
    return this.#done + this.#rows.length
  }

  add(cells: ReadonlyMap<string, string>, line: number): void {
    for (const path of cells.keys()) if (!this.#indexes.has(path)) this.#indexes.set(path, this.#indexes.size)
    if (this.#indexes.size > MOST_COLUMNS) throw tooManyColumns(this.#file)
    this.#rows.push(cells)
    this.#lines.push(line)
    const rows = this.#rows.length
    if (rows === MOST_BATCH_ROWS || rows * this.#indexes.size >= BATCH_CELLS) this.#flush()
  }

  /** The columns that are kept, and those that are not. */
  finish(): { readonly staged: readonly StagedColumn[]; readonly passedOver: readonly PassedColumn[] } {
    this.#flush()
    return {
      staged: this.#builders.flatMap((builder) => (builder === null ? [] : [builder.finish()])),
      passedOver: passedOver(this.#plans, this.#keeps),
    }
  }

  #builderOf(plan: ColumnPlan, index: number): ColumnBuilder | null {
    return this.#keeps(plan.name) ? new ColumnBuilder(plan, index, MOST_BATCH_ROWS, this.kept.misfit) : null
  }

  #flush(): void {
    if (this.#rows.length === 0) return
    const paths = [...this.#indexes.keys()]
    const texts = this.#rows.map((row) => paths.map((path) => row.get(path) ?? ''))
    for (const path of paths.slice(this.#builders.length)) this.#begin(path, texts)
    const batch = batchOf(texts, paths.length, this.#lines)
    this.kept.open()
    for (const builder of this.#builders) builder?.add(batch)
    this.kept.close()
    this.#done += batch.rowCount
    this.#rows = []
    this.#lines = []
  }

  /** A column that begins here: its type is guessed from the rows at hand. */
  #begin(path: string, texts: readonly (readonly string[])[]): void {
    const index = this.#builders.length
    const name = nameColumns([...this.#names, this.#taking.headerOf(path)], index + 1).columns.at(-1)
    if (name === undefined) return
    const cells = texts.map((row) => [row[index] ?? ''])
    const { options } = this.#taking
    const [guess] = guessColumns([name], cells, false, options)
    const plan = planColumn(name, guess, options)
    const builder = this.#builderOf(plan, index)
    this.#names.push(name.name)
    this.#plans.push(plan)
    this.#builders.push(builder)
    if (builder === null) return
    for (let left = this.#done; left > 0; left -= MOST_BATCH_ROWS)
      builder.add(blankBatch(index + 1, Math.min(left, MOST_BATCH_ROWS)))
  }
}

function batchOf(texts: readonly (readonly string[])[], columns: number, lines: readonly number[]): RowBatch {
  const joined = texts.flat()
  const buffer = Buffer.from(joined.join(''))
  const starts = new Int32Array(joined.length)
  const ends = new Int32Array(joined.length)
  let at = 0
  for (const [index, text] of joined.entries()) {
    starts[index] = at
    at += Buffer.byteLength(text)
    ends[index] = at
  }
  return { buffer, columns, rowCount: texts.length, starts, ends, lines: Float64Array.from(lines) }
}

function blankBatch(columns: number, rowCount: number): RowBatch {
  const positions = new Int32Array(columns * rowCount)
  return {
    buffer: new Uint8Array(0),
    columns,
    rowCount,
    starts: positions,
    ends: positions,
    lines: new Float64Array(rowCount),
  }
}

function tooManyColumns(name: string): AppError {
  return new AppError('file-unsupported', `${name} has more than 10,000 columns; at most 10,000 are read.`, {
    remedy: 'Keep the columns that rules and measures need, and import again.',
    place: { file: name },
  })
}
