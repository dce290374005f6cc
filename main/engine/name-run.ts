import { hasValue, validityOf, valuesOf } from '../columns/column-view.ts'
import { hashBytes, mixWord } from '../domain/random/hash-words.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { blockAt } from './blocks.ts'
import { entry } from './entry.ts'
import type { TaskOf, TaskRun } from './worker-task.ts'

/** Writes a hash of each row's name: of the first of the columns that has a value, else of the row's number. */
export function nameRun({ columns, names }: TaskOf<'name'>, spine: SpineColumns): TaskRun {
  return {
    item(index) {
      const block = blockAt(spine.rowCount, index)
      const readers = columns.map((column) => nameReader(spine, column, block.chunk))
      for (let row = 0; row < block.rows; row++) {
        const found = readers.find((reader) => reader.has(block.firstInChunk + row))
        names[block.firstRow + row] = found?.hash(block.firstInChunk + row) ?? mixWord(block.firstRow + row + 1)
      }
    },
    result: () => null,
  }
}

/** Reads one column of a chunk: texts by their bytes, numbers by those of the double. */
function nameReader(spine: SpineColumns, column: number, chunk: number) {
  const values = valuesOf(spine, column, chunk)
  const validity = validityOf(spine, column, chunk)
  const { dictionary } = entry(spine.columns, column)
  const number = new Float64Array(1)
  const bytes = new Uint8Array(number.buffer)
  const hashOfCode = (code: number): number =>
    dictionary === null
      ? 0
      : hashBytes(dictionary.bytes, dictionary.offsets[code] as number, dictionary.offsets[code + 1] as number)
  return {
    has: (row: number): boolean => hasValue(validity, row),
    hash(row: number): number {
      const value = values[row] as number
      if (dictionary !== null) return hashOfCode(value)
      number[0] = value
      return hashBytes(bytes, 0, bytes.length)
    },
  }
}
