import { textMatches } from '../../shared/rules/truth.ts'
import type { Dictionary, SpineColumns, StoredColumn } from '../ports/spine-columns.ts'
import { markTexts } from './mark-texts.ts'
import type { Lookup, LookupTest } from './program.ts'
import type { TaskOf, TaskRun } from './worker-task.ts'

/** Codes that one work item of a lookup covers. */
export const CODES_PER_ITEM = 2 ** 16

/** Entries of a lookup table: one per text and one for the missing code; booleans have a code for every u8. */
export function lookupLength(dictionary: Dictionary | null): number {
  return dictionary === null ? 256 : dictionary.length + 1
}

/** Writes the entries of codes `from` to `to`; the missing code's stays 0. */
export function fillLookup(
  test: LookupTest,
  dictionary: Dictionary | null,
  from: number,
  to: number,
  table: Uint8Array,
): void {
  if (test.kind === 'flags') {
    table[0] = Number(test.no)
    table[1] = Number(test.yes)
  } else if (dictionary !== null && test.kind === 'among' && !test.ignoringCase) {
    markTexts(test.values, dictionary, from, Math.min(to, dictionary.length), table)
  } else if (dictionary !== null) {
    const matches = matcherOf(test)
    forEachText(dictionary, from, Math.min(to, dictionary.length), (text, code) => {
      table[code] = Number(matches(text))
    })
  }
}

function matcherOf(test: Exclude<LookupTest, { kind: 'flags' }>): (text: string) => boolean {
  const { ignoringCase } = test
  if (test.kind === 'among') {
    const wanted = new Set(test.values.map((value) => value.toLowerCase()))
    return (text) => wanted.has(text.toLowerCase())
  }
  const condition = { kind: 'text', column: '', test: test.kind, value: test.value, ignoringCase } as const
  return (text) => textMatches(condition, text)
}

/** Visits texts by code. A range of plain ASCII is decoded at once and cut, which is many times faster. */
export function forEachText(
  dictionary: Dictionary,
  from: number,
  to: number,
  visit: (text: string, code: number) => void,
): void {
  const { offsets, bytes } = dictionary
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = offsets[from] ?? 0
  const end = offsets[to] ?? start
  const whole = buffer.toString('utf8', start, end)
  const plain = whole.length === end - start
  for (let code = from; code < to; code++) {
    const first = offsets[code] as number
    const last = offsets[code + 1] as number
    visit(plain ? whole.slice(first - start, last - start) : buffer.toString('utf8', first, last), code)
  }
}

/** Items of a run that fills lookups one after the other: ranges of codes. */
export function lookupItems(lookups: readonly Lookup[], columns: readonly StoredColumn[]): readonly LookupItem[] {
  return lookups.flatMap((lookup, index) => {
    const length = lookupLength(columns[lookup.column]?.dictionary ?? null)
    const ranges = Math.ceil(length / CODES_PER_ITEM)
    return Array.from({ length: ranges }, (_, range) => ({ lookup: index, from: range * CODES_PER_ITEM }))
  })
}

interface LookupItem {
  readonly lookup: number
  readonly from: number
}

export function lookupRun(task: TaskOf<'lookup'>, spine: SpineColumns): TaskRun {
  const items = lookupItems(task.lookups, spine.columns)
  return {
    item(index) {
      const item = items[index]
      const lookup = item && task.lookups[item.lookup]
      const table = item && task.tables[item.lookup]
      if (item === undefined || lookup === undefined || table === undefined) throw new RangeError(`No item ${index}`)
      const dictionary = spine.columns[lookup.column]?.dictionary ?? null
      fillLookup(lookup.test, dictionary, item.from, item.from + CODES_PER_ITEM, table)
    },
    result: () => null,
  }
}
