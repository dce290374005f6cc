import type { FoundUnit } from '../../shared/contract/look-up.ts'
import type { Spine } from '../../shared/entities/spine.ts'
import { cellValue } from '../columns/cell-value.ts'
import { columnIndexOf, valuesOf } from '../columns/column-view.ts'
import { dictionaryText } from '../columns/dictionary.ts'
import { eachNumber } from '../columns/each-number.ts'
import { isTextAt, type TextMatch, textMatcher } from '../columns/search-dictionary.ts'
import { type Dictionary, ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'
import { nextTurn } from './next-turn.ts'

/** The customer table as units are looked up in it. */
export interface SearchedTable {
  readonly table: SpineColumns
  readonly spine: Spine
}

/** So many texts are compared before other requests come in between. */
const TEXTS_AT_ONCE = 2 ** 17
/** Columns whose texts name units besides the key: nearly every unit has one for itself. */
const MOST_NAME_COLUMNS = 3
const NAMES_LEAST = 0.5

/** What the key column holds in a row, as text; the row's number from 1 where there is no key. */
export function keyOfRow({ table, spine }: SearchedTable, row: number): string {
  const key = spine.keyColumn === null ? null : cellValue(table, columnIndexOf(table, spine.keyColumn), row)
  return key === null ? String(row + 1) : String(key)
}

/** The row of each key, from 0; null for keys that no unit has. Of units that share one, the first. */
export async function rowsOfKeys(
  { table, spine }: SearchedTable,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<readonly (number | null)[]> {
  if (spine.keyColumn === null) return keys.map((key) => numberedRow(key, table.rowCount))
  const column = columnIndexOf(table, spine.keyColumn)
  const dictionary = table.columns[column]?.dictionary ?? null
  if (dictionary === null) return rowsOfNumbers(table, column, keys.map(Number))
  const codes = await codesOf(dictionary, keys, signal)
  const rows = rowsOfCodes(table, column, codes)
  return codes.map((code) => (code === null ? null : (rows.get(code) ?? null)))
}

/** Units whose key or name holds a text: keys before names, whole texts before their beginnings before the rest. */
export async function findUnits(
  searched: SearchedTable,
  text: string,
  most: number,
  signal: AbortSignal,
): Promise<FoundUnit[]> {
  const { table, spine } = searched
  const wanted = text.trim()
  if (wanted === '') return []
  const byKey = await unitsByKey(searched, wanted, most, signal)
  const found = new Map(byKey.map((key): [string, FoundUnit] => [key, { key, match: null }]))
  for (const name of nameColumns(spine)) {
    if (found.size >= most) break
    const column = columnIndexOf(table, name)
    const dictionary = table.columns[column]?.dictionary ?? null
    if (dictionary === null) continue
    const codes = await matchingCodes(dictionary, wanted, most, signal)
    const rows = rowsOfCodes(table, column, codes)
    for (const code of codes) {
      const row = rows.get(code)
      const key = row === undefined ? null : keyOfRow(searched, row)
      if (key !== null && !found.has(key))
        found.set(key, { key, match: { column: name, text: dictionaryText(dictionary, code) ?? '' } })
    }
  }
  return [...found.values()].slice(0, most)
}

async function unitsByKey(
  { table, spine }: SearchedTable,
  wanted: string,
  most: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (spine.keyColumn === null) return numberedRow(wanted, table.rowCount) === null ? [] : [wanted]
  const column = columnIndexOf(table, spine.keyColumn)
  const dictionary = table.columns[column]?.dictionary ?? null
  if (dictionary === null) return numbersBeginningWith(table, column, wanted, most)
  const codes = await matchingCodes(dictionary, wanted, most, signal)
  return codes.map((code) => dictionaryText(dictionary, code) ?? '')
}

/** Codes of the texts that hold a text, the likeliest first. */
async function matchingCodes(
  dictionary: Dictionary,
  wanted: string,
  most: number,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const found: Readonly<Record<TextMatch, number[]>> = { whole: [], start: [], inside: [] }
  const match = textMatcher(dictionary, wanted)
  await eachCode(dictionary, signal, (code) => {
    const kind = match(code)
    if (kind !== null && found[kind].length < most) found[kind].push(code)
  })
  return [...found.whole, ...found.start, ...found.inside].slice(0, most)
}

/** The code of each text; null for those that the dictionary has not. */
async function codesOf(
  dictionary: Dictionary,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly (number | null)[]> {
  const codes: (number | null)[] = texts.map(() => null)
  const wanted = texts.map((text) => Buffer.from(text, 'utf8'))
  await eachCode(dictionary, signal, (code) => {
    for (let index = 0; index < wanted.length; index++) {
      if (codes[index] === null && isTextAt(dictionary, code, wanted[index] as Buffer)) codes[index] = code
    }
  })
  return codes
}

async function eachCode(dictionary: Dictionary, signal: AbortSignal, visit: (code: number) => void): Promise<void> {
  for (let code = 0; code < dictionary.length; code++) {
    if (code > 0 && code % TEXTS_AT_ONCE === 0) {
      await nextTurn()
      signal.throwIfAborted()
    }
    visit(code)
  }
}

/** The first row of each code. */
function rowsOfCodes(
  table: SpineColumns,
  column: number,
  codes: readonly (number | null)[],
): ReadonlyMap<number, number> {
  const wanted = new Set(codes.filter((code) => code !== null))
  const rows = new Map<number, number>()
  for (const chunk of table.chunks.keys()) {
    const values = valuesOf(table, column, chunk)
    for (let row = 0; row < values.length && wanted.size > rows.size; row++) {
      const code = values[row] as number
      if (wanted.has(code) && !rows.has(code)) rows.set(code, chunk * ROWS_PER_CHUNK + row)
    }
  }
  return rows
}

function rowsOfNumbers(table: SpineColumns, column: number, numbers: readonly number[]): readonly (number | null)[] {
  const rows: (number | null)[] = numbers.map(() => null)
  eachNumber(table, column, (value, row) => {
    for (let index = 0; index < numbers.length; index++) {
      if (value === numbers[index] && rows[index] === null) rows[index] = row
    }
  })
  return rows
}

/** Numbers that are written like a text or begin with it, the shortest and smallest first. */
function numbersBeginningWith(table: SpineColumns, column: number, wanted: string, most: number): readonly string[] {
  if (!/^-?\d+$/.test(wanted)) return []
  const found: number[] = []
  const size = Math.abs(Number(wanted))
  const sign = wanted.startsWith('-') ? -1 : 1
  eachNumber(table, column, (value) => {
    const positive = sign * value
    // Most are told without being written: the first digits of a number are it over some power of ten.
    let digits = positive
    while (digits > size) digits = Math.floor(digits / 10)
    if (digits === size && (size > 0 || positive === 0)) found.push(value)
  })
  const nearest = found.sort((a, b) => Math.abs(a) - Math.abs(b))
  return [...new Set(nearest)].slice(0, most).map(String)
}

function numberedRow(key: string, rowCount: number): number | null {
  const row = /^\d{1,15}$/.test(key) ? Number(key) - 1 : -1
  return row >= 0 && row < rowCount ? row : null
}

function nameColumns({ columns, keyColumn, unitCount }: Spine): readonly string[] {
  return columns
    .filter(({ name, type, distinct }) => type === 'text' && name !== keyColumn && distinct >= NAMES_LEAST * unitCount)
    .slice(0, MOST_NAME_COLUMNS)
    .map(({ name }) => name)
}
