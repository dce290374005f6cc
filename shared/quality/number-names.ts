import { wordsOf } from '../economics/suggest-roles.ts'
import type { ColumnType } from '../entities/column.ts'
import { SIGNAL_NAMES } from './name-signs.ts'

/** Whole numbers that name something, such as customer 12346 or the year 1968, and count nothing. */
export type NumberName = 'identifier' | 'year'

const YEAR =
  /^(?:fiscal |calendar |birth |model )?(?:year|jahr)(?: (?:of )?(?:birth|established|founded|founding|joined|joining|built|opened|start))?$|^(?:birth|founding|founded|established|joining|opening|start|model|fiscal) ?(?:year|jahr)$|jahr$/
const PLACE = /\b(?:post ?code|postal ?code|zip ?code|zip|plz|postleitzahl|phone|telephone|telefon)\b/

/**
 * What a column's whole numbers name; null where they are amounts or counts.
 * @param key the column whose values name the rows; null where none does
 */
export function numberName(
  { name, type }: { readonly name: string; readonly type: ColumnType },
  key: string | null = null,
): NumberName | null {
  if (type !== 'integer') return null
  if (name === key) return 'identifier'
  const words = wordsOf(name)
  if (YEAR.test(words)) return 'year'
  const isNamed = SIGNAL_NAMES.some(({ signal, pattern }) => signal === 'identifier' && pattern.test(words))
  return isNamed || PLACE.test(words) ? 'identifier' : null
}
