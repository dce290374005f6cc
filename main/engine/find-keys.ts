import type { KeyCandidate } from '../../shared/contract/imports.ts'
import { valuesOf } from '../columns/column-view.ts'
import { dictionaryText } from '../columns/dictionary.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { countCodes, presentValues } from './present-values.ts'
import { sortNumbers } from './sort-numbers.ts'

const MOST_EXAMPLES = 5

/** Columns that could tell units apart: texts and whole numbers. */
export function plausibleKeys(spine: SpineColumns): readonly number[] {
  return spine.columns.flatMap(({ type }, index) => (type === 'text' || type === 'integer' ? [index] : []))
}

/** How one text or integer column would serve as the key; examples are its first or smallest duplicated values. */
export function findKey(spine: SpineColumns, index: number): KeyCandidate {
  const column = spine.columns[index]
  if (column === undefined) throw new RangeError(`No column ${index}`)
  const found = column.type === 'text' ? findTextKey(spine, index) : findNumberKey(spine, index)
  return { column: column.name, ...found }
}

type Found = Omit<KeyCandidate, 'column'>

function findTextKey(spine: SpineColumns, index: number): Found {
  const dictionary = spine.columns[index]?.dictionary ?? null
  const counts = countCodes(spine, index)
  const missingCode = counts.length - 1
  let duplicateRows = 0
  for (let code = 0; code < missingCode; code++) {
    const count = counts[code] as number
    if (count > 1) duplicateRows += count
  }
  const codes =
    duplicateRows === 0 ? [] : firstDuplicated(spine, index, (code) => isRepeated(counts, code, missingCode))
  const examples = codes.map((code) => (dictionary === null ? '' : (dictionaryText(dictionary, code) ?? '')))
  return { duplicateRows, missing: counts[missingCode] ?? 0, examples }
}

function isRepeated(counts: Uint32Array, code: number, missingCode: number): boolean {
  return code !== missingCode && (counts[code] ?? 0) > 1
}

function findNumberKey(spine: SpineColumns, index: number): Found {
  const values = presentValues(spine, index)
  sortNumbers(values)
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
  return { duplicateRows, missing: spine.rowCount - values.length, examples }
}

/** Distinct values that pass, in the order of the rows. */
function firstDuplicated(spine: SpineColumns, index: number, passes: (code: number) => boolean): readonly number[] {
  const found = new Set<number>()
  for (const chunk of spine.chunks.keys()) {
    for (const code of valuesOf(spine, index, chunk)) {
      if (passes(code)) found.add(code)
      if (found.size === MOST_EXAMPLES) return [...found]
    }
  }
  return [...found]
}

/** Best first: fewest rows that a key could not tell apart, then the table's order. */
export function bestKeysFirst(candidates: readonly KeyCandidate[]): readonly KeyCandidate[] {
  const unfit = (candidate: KeyCandidate): number => candidate.duplicateRows + candidate.missing
  return [...candidates].sort((a, b) => unfit(a) - unfit(b))
}
