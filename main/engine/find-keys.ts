import type { KeyCandidate } from '../../shared/contract/imports.ts'
import { valuesOf } from '../columns/column-view.ts'
import { dictionaryText } from '../columns/dictionary.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { countCodes, type NumberRoom, newCounts, numberRoom, presentValues } from './present-values.ts'
import { sortNumbers } from './sort-numbers.ts'

const MOST_EXAMPLES = 5
/** Whole numbers that lie no further apart are counted one by one, others sorted. */
const MOST_COUNTED = 2 ** 20

/** Columns that could tell units apart: texts and whole numbers. */
export function plausibleKeys(spine: SpineColumns): readonly number[] {
  return spine.columns.flatMap(({ type }, index) => (type === 'text' || type === 'integer' ? [index] : []))
}

/** How one text or integer column would serve as the key; examples are its first or smallest duplicated values. */
export function findKey(
  spine: SpineColumns,
  index: number,
  room: NumberRoom = numberRoom(spine.rowCount),
): KeyCandidate {
  const column = spine.columns[index]
  if (column === undefined) throw new RangeError(`No column ${index}`)
  const found = column.type === 'text' ? findTextKey(spine, index) : findNumberKey(spine, index, room)
  return { column: column.name, ...found }
}

type Found = Omit<KeyCandidate, 'column'>

function findTextKey(spine: SpineColumns, index: number): Found {
  const dictionary = spine.columns[index]?.dictionary ?? null
  const counts = countCodes(spine, index)
  const missingCode = counts.length - 1
  const { rows: duplicateRows, values } = repeatedIn(counts.subarray(0, missingCode))
  const most = Math.min(values, MOST_EXAMPLES)
  const codes = firstDuplicated(spine, index, most, (code) => isRepeated(counts, code, missingCode))
  const examples = codes.map((code) => (dictionary === null ? '' : (dictionaryText(dictionary, code) ?? '')))
  return { duplicateRows, missing: counts[missingCode] ?? 0, examples }
}

function isRepeated(counts: Uint32Array, code: number, missingCode: number): boolean {
  return code !== missingCode && (counts[code] ?? 0) > 1
}

/** How many counts are over one, and what they add up to. */
function repeatedIn(counts: Uint32Array): { readonly rows: number; readonly values: number } {
  let rows = 0
  let values = 0
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number
    if (count < 2) continue
    rows += count
    values++
  }
  return { rows, values }
}

function findNumberKey(spine: SpineColumns, index: number, { numbers, spare }: NumberRoom): Found {
  const values = presentValues(spine, index, numbers)
  return { ...(countedKey(values) ?? sortedKey(values, spare)), missing: spine.rowCount - values.length }
}

type Duplicated = Omit<Found, 'missing'>

/** Null where the values lie too far apart to be counted. */
function countedKey(values: Float64Array): Duplicated | null {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (value < least) least = value
    if (value > most) most = value
  }
  if (values.length === 0 || !(most - least < MOST_COUNTED)) return null
  const counts = newCounts(most - least + 1)
  for (let at = 0; at < values.length; at++) {
    const place = (values[at] as number) - least
    counts[place] = (counts[place] as number) + 1
  }
  const { rows, values: repeated } = repeatedIn(counts)
  const examples: string[] = []
  for (let at = 0; examples.length < Math.min(repeated, MOST_EXAMPLES); at++) {
    if ((counts[at] as number) > 1) examples.push(String(least + at))
  }
  return { duplicateRows: rows, examples }
}

function sortedKey(values: Float64Array, spare: Float64Array): Duplicated {
  sortNumbers(values, spare)
  const examples: string[] = []
  let duplicateRows = 0
  for (let from = 0; from < values.length; ) {
    let to = from + 1
    while (to < values.length && values[to] === values[from]) to++
    if (to - from > 1) {
      duplicateRows += to - from
      if (examples.length < MOST_EXAMPLES) examples.push(String(values[from]))
    }
    from = to
  }
  return { duplicateRows, examples }
}

/** The first `most` distinct codes that pass, in the order of the rows; there must be as many. */
function firstDuplicated(
  spine: SpineColumns,
  index: number,
  most: number,
  passes: (code: number) => boolean,
): readonly number[] {
  const found = new Set<number>()
  for (const chunk of spine.chunks.keys()) {
    const codes = valuesOf(spine, index, chunk)
    for (let row = 0; row < codes.length; row++) {
      if (found.size === most) return [...found]
      const code = codes[row] as number
      if (passes(code)) found.add(code)
    }
  }
  return [...found]
}

/** Best first: fewest rows that a key could not tell apart, then the table's order. */
export function bestKeysFirst(candidates: readonly KeyCandidate[]): readonly KeyCandidate[] {
  const unfit = (candidate: KeyCandidate): number => candidate.duplicateRows + candidate.missing
  return [...candidates].sort((a, b) => unfit(a) - unfit(b))
}
