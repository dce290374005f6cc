import type { SetColumn } from '../../shared/contract/sets.ts'
import { valuesOf } from '../columns/column-view.ts'
import { dictionaryText } from '../columns/dictionary.ts'
import { type CountedText, profileSet } from '../domain/sets/profile-set.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { nextTurn } from './next-turn.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** Columns whose texts are sets. */
export interface SetService {
  list(signal: AbortSignal): Promise<SetColumn[]>
}

/** So many texts are looked at first, evenly spread: most columns hold no semicolon at all. */
const SAMPLE = 2000

export function createSetService(session: Pick<WorkspaceSession, 'loaded'>): SetService {
  /** What was found of the table that was asked about last. */
  let known: { readonly table: SpineColumns; readonly found: SetColumn[] } | null = null
  return {
    async list(signal) {
      const { table } = session.loaded()
      if (known?.table === table) return known.found
      const found: SetColumn[] = []
      for (const index of table.columns.keys()) {
        // One column at a time, so that other requests come in between.
        await nextTurn()
        signal.throwIfAborted()
        const set = setOf(table, index)
        if (set !== null) found.push(set)
      }
      known = { table, found }
      return found
    },
  }
}

function setOf(table: SpineColumns, index: number): SetColumn | null {
  const column = table.columns[index]
  const dictionary = column?.dictionary ?? null
  if (column === undefined || dictionary === null) return null
  const step = Math.max(1, Math.floor(dictionary.length / SAMPLE))
  let hasSeveral = false
  for (let code = 0; code < dictionary.length && !hasSeveral; code += step)
    hasSeveral = dictionaryText(dictionary, code)?.includes(';') === true
  if (!hasSeveral) return null
  const rows = rowsByCode(table, index, dictionary.length)
  const texts = (every: number): CountedText[] => {
    const found: CountedText[] = []
    for (let code = 0; code < dictionary.length; code += every) {
      const count = rows[code] ?? 0
      if (count > 0) found.push({ text: dictionaryText(dictionary, code) ?? '', rows: count })
    }
    return found
  }
  // Notes of a million customers are told from sets by a part of them.
  if (step > 1 && profileSet(column.name, texts(step)) === null) return null
  return profileSet(column.name, texts(1))
}

function rowsByCode(table: SpineColumns, index: number, codes: number): Uint32Array {
  // One more for the code of missing values.
  const rows = new Uint32Array(codes + 1)
  for (const chunk of table.chunks.keys())
    for (const code of valuesOf(table, index, chunk)) rows[code] = (rows[code] ?? 0) + 1
  return rows
}
