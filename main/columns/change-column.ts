import type { SpineColumns, StoredColumn } from '../ports/spine-columns.ts'
import { withColumns } from './allocate-columns.ts'
import { hasValue, validityOf, valuesOf } from './column-view.ts'
import { buildDictionary, dictionaryTexts } from './dictionary.ts'
import { missingValueOf } from './storage.ts'

/** Changes every number that a column has, in place: for tables that nobody else sees yet. */
export function changeNumbers(table: SpineColumns, column: number, change: (value: number) => number): void {
  for (const chunk of table.chunks.keys()) {
    const values = valuesOf(table, column, chunk)
    const validity = validityOf(table, column, chunk)
    for (let row = 0; row < values.length; row++) {
      if (hasValue(validity, row)) values[row] = change(values[row] as number)
    }
  }
}

/**
 * Changes every text of a column, in place; null makes it missing. Answers the same memories under the new dictionary:
 * the texts as they were are in no memory of it any more.
 */
export function changeTexts(
  table: SpineColumns,
  column: number,
  change: (text: string) => string | null,
): SpineColumns {
  const stored = table.columns[column]
  if (stored?.dictionary == null) throw new Error(`Column ${column} holds no texts`)
  const changed = dictionaryTexts(stored.dictionary).map(change)
  const texts = [...new Set(changed.filter((text) => text !== null))].sort()
  const codes = new Map(texts.map((text, code) => [text, code]))
  const next: StoredColumn = { ...stored, dictionary: buildDictionary(texts) }
  const missing = missingValueOf(next)
  const codeOf = changed.map((text) => (text === null ? missing : (codes.get(text) ?? missing)))
  for (const chunk of table.chunks.keys()) {
    const values = valuesOf(table, column, chunk)
    const validity = validityOf(table, column, chunk)
    for (let row = 0; row < values.length; row++) {
      const code = codeOf[values[row] as number] ?? missing
      values[row] = code
      if (code === missing) dropValue(validity, row)
    }
  }
  return withColumns(
    table,
    table.columns.map((one, index) => (index === column ? next : one)),
  )
}

function dropValue(validity: Uint8Array, row: number): void {
  validity[row >> 3] = (validity[row >> 3] ?? 0) & ~(1 << (row & 7))
}
