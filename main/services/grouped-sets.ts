import { AppError } from '../../shared/contract/app-error.ts'
import { setMembers } from '../../shared/rules/set-members.ts'
import { columnIndexOf, hasValue, validityOf, valuesOf } from '../columns/column-view.ts'
import { dictionaryTexts } from '../columns/dictionary.ts'
import type { CountedSet } from '../domain/sets/set-gaps.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { nextTurn } from './next-turn.ts'

/** The sets of some units: each different text once, by its code. */
export interface GroupedSets {
  /** With the units of the group that have it. */
  readonly sets: readonly CountedSet[]
  /** Calls back for each unit of the group that has a value, in the table's order, with the code of its set. */
  each(visit: (row: number, code: number) => void): Promise<void>
}

/** The texts of a column by code. Throws AppError 'not-found' where it holds none. */
export function textsOf(table: SpineColumns, column: string): readonly string[] {
  const dictionary = table.columns[columnIndexOf(table, column)]?.dictionary ?? null
  if (dictionary !== null) return dictionaryTexts(dictionary)
  throw new AppError('not-found', `There is no column of text “${column}”.`, { remedy: 'Choose another column.' })
}

/** Calls back for each row in which all columns of text have a value, with their codes; other requests come in between. */
export async function eachCoded(
  table: SpineColumns,
  columns: readonly string[],
  signal: AbortSignal,
  visit: (row: number, codes: readonly number[]) => void,
): Promise<void> {
  const indexes = columns.map((column) => columnIndexOf(table, column))
  const codes = columns.map(() => 0)
  let start = 0
  for (const [chunk, { rowCount }] of table.chunks.entries()) {
    await nextTurn()
    signal.throwIfAborted()
    const parts = indexes.map((index) => ({
      values: valuesOf(table, index, chunk),
      present: validityOf(table, index, chunk),
    }))
    for (let row = 0; row < rowCount; row++) {
      if (!parts.every(({ present }) => hasValue(present, row))) continue
      for (const [at, { values }] of parts.entries()) codes[at] = values[row] ?? 0
      visit(start + row, codes)
    }
    start += rowCount
  }
}

/**
 * The sets of the units that have a value.
 * @param group of these alone: the units with that text in the column `by`; null for all
 */
export async function groupedSets(
  table: SpineColumns,
  column: string,
  group: { readonly by: string; readonly value: string } | null,
  signal: AbortSignal,
): Promise<GroupedSets> {
  const members = textsOf(table, column).map(setMembers)
  const wanted = group === null ? -1 : textsOf(table, group.by).indexOf(group.value)
  const columns = group === null ? [column] : [column, group.by]
  const each: GroupedSets['each'] = (visit) =>
    eachCoded(table, columns, signal, (row, [code = 0, own]) => {
      if (group === null || own === wanted) visit(row, code)
    })
  const units = new Uint32Array(members.length)
  await each((_, code) => {
    units[code] = (units[code] ?? 0) + 1
  })
  return { sets: members.map((one, code) => ({ members: one, units: units[code] ?? 0 })), each }
}
