import type { Misfit, ReadColumn, SetAsideRow } from '../ports/source-reader.ts'
import { rawText } from './csv-bytes.ts'
import type { RowBatch } from './csv-scanner.ts'
import type { WorkerRead } from './source-task.ts'

const MOST_KEPT = 10_000
const DOUBTFUL_SHARE = 0.01

/** Counts every fault and keeps the first 10,000 of each kind, by line. */
export class KeptFaults {
  readonly #names: readonly string[]
  readonly #setAside: SetAsideRow[] = []
  #misfits: Misfit[] = []
  #rowsSetAside = 0
  #misfitCount = 0
  #full = false

  constructor(names: readonly string[]) {
    this.#names = names
  }

  readonly setAside = (line: number, reason: string, raw: string): void => {
    this.#rowsSetAside++
    if (this.#setAside.length < MOST_KEPT) this.#setAside.push({ line, column: null, reason, raw })
  }

  readonly misfit = (batch: RowBatch, row: number, column: number): void => {
    this.#misfitCount++
    if (this.#full) return
    const cell = row * batch.columns + column
    const raw = rawText(batch.buffer, batch.starts[cell] ?? 0, batch.ends[cell] ?? 0)
    this.#misfits.push({ line: batch.lines[row] ?? 0, column: this.#names[column] ?? '', raw })
  }

  open(): void {
    this.#full = this.#misfits.length >= MOST_KEPT
  }

  /** Columns come one after the other, so a batch's misfits are put in order of lines when it is done. */
  close(): void {
    if (this.#full || this.#misfits.length === 0) return
    this.#misfits.sort((a, b) => a.line - b.line)
    if (this.#misfits.length > MOST_KEPT) this.#misfits = this.#misfits.slice(0, MOST_KEPT)
  }

  summary(): Pick<WorkerRead, 'rowsSetAside' | 'setAside' | 'misfits' | 'misfitCount'> {
    return {
      rowsSetAside: this.#rowsSetAside,
      setAside: this.#setAside,
      misfits: this.#misfits,
      misfitCount: this.#misfitCount,
    }
  }
}

/** More than 1 % of the present values misfit. */
export function isDoubtful({ misfits, missing }: Pick<ReadColumn, 'misfits' | 'missing'>, rowCount: number): boolean {
  return misfits > DOUBTFUL_SHARE * (rowCount - missing + misfits)
}
