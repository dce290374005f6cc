import type { SpineColumn } from '../../shared/entities/column.ts'
import { coarseDegrees, postcodeArea, postcodeAreaNumber } from '../../shared/quality/coarse-location.ts'
import type { TextLook } from '../../shared/quality/column-evidence.ts'
import type { LocationKind } from '../../shared/quality/name-signs.ts'
import { findLocation, type LocationFound } from '../../shared/quality/sensitivity-signs.ts'
import { lookOf } from '../../shared/quality/text-looks.ts'
import { changeNumbers, changeTexts } from '../columns/change-column.ts'
import { dictionaryText } from '../columns/dictionary.ts'
import { eachNumber } from '../columns/each-number.ts'
import type { SpineColumns, StoredColumn } from '../ports/spine-columns.ts'

/** Texts looked at, evenly spread over the distinct ones. */
const MOST_TEXTS = 1000

type Column = Omit<SpineColumn, 'distinct'>

/** A table that was just read, with its columns. */
export interface ReadTable<C extends Column> {
  readonly table: SpineColumns
  readonly columns: readonly C[]
}

/**
 * The table with every place made about as coarse as a city, its columns marked so. It works in place, before anything
 * is kept or shown: what is finer is then neither in memory nor in the workspace, and only reading the file again with
 * consent brings it back. A key names units and stays: sites may be named by their place. `known` columns are places
 * whatever they look like, by what is to become of them.
 */
export function coarsenLocations<C extends Column>(
  read: ReadTable<C>,
  keys: ReadonlySet<string> = new Set(),
  known: ReadonlyMap<string, Mark> = new Map(),
): ReadTable<C> {
  let { table } = read
  const columns = read.columns.map((column, index) => {
    const mark = known.get(column.name)
    const found = keys.has(column.name) ? null : locationOf(table, index, column)
    const kind = mark === undefined ? found?.kind : KINDS[mark]
    if (kind === undefined) return column
    const coarse = coarsened(table, index, kind)
    table = coarse.table
    const missing = column.missing + coarse.dropped
    return { ...column, missing, coarsened: coarse.mark }
  })
  return { table, columns }
}

type Mark = NonNullable<SpineColumn['coarsened']>

/** Of what a place of each mark is. */
const KINDS: Readonly<Record<Mark, LocationKind>> = {
  'tenth-of-a-degree': 'coordinate',
  'postcode-area': 'postcode',
  'left-out': 'address',
}

interface Coarse {
  readonly table: SpineColumns
  readonly mark: Mark
  /** Cells that have no value any more. */
  readonly dropped: number
}

function coarsened(table: SpineColumns, index: number, kind: LocationKind): Coarse {
  const isText = table.columns[index]?.type === 'text'
  if (kind === 'coordinate') {
    changeNumbers(table, index, coarseDegrees)
    return { table, mark: 'tenth-of-a-degree', dropped: 0 }
  }
  if (kind === 'postcode' && !isText) {
    changeNumbers(table, index, postcodeAreaNumber)
    return { table, mark: 'postcode-area', dropped: 0 }
  }
  const before = valueCount(table, index)
  const changed = changeTexts(table, index, kind === 'postcode' ? postcodeArea : () => null)
  const dropped = before - valueCount(changed, index)
  return { table: changed, mark: kind === 'postcode' ? 'postcode-area' : 'left-out', dropped }
}

function valueCount(table: SpineColumns, index: number): number {
  const missing = table.columns[index]?.dictionary?.length ?? 0
  let count = 0
  eachNumber(table, index, (code) => {
    if (code !== missing) count++
  })
  return count
}

/** Judged by the name, the type and a look at the values: there is no profile yet. */
function locationOf(table: SpineColumns, index: number, column: Column): LocationFound | null {
  const stored = table.columns[index]
  if (stored === undefined || column.coarsened !== undefined) return null
  if (stored.dictionary !== null)
    return findLocation({ ...column, evidence: { quantiles: null, outliers: [], looks: looksOf(stored.dictionary) } })
  // Only where the name says so are the numbers looked at: a million of them take a while.
  if (findLocation(column) === null) return null
  return findLocation({ ...column, evidence: { quantiles: spanOf(table, index), outliers: [], looks: {} } })
}

function spanOf(table: SpineColumns, index: number) {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  eachNumber(table, index, (value) => {
    if (value < min) min = value
    if (value > max) max = value
  })
  return min > max ? null : { min, p01: min, p25: min, p75: max, p99: max, max }
}

/** Shares of the distinct texts. */
function looksOf(dictionary: NonNullable<StoredColumn['dictionary']>): Partial<Record<TextLook, number>> {
  const step = Math.max(1, Math.floor(dictionary.length / MOST_TEXTS))
  const counts: Partial<Record<TextLook, number>> = {}
  let lookedAt = 0
  for (let code = 0; code < dictionary.length; code += step) {
    lookedAt++
    const look = lookOf(dictionaryText(dictionary, code) ?? '')
    if (look !== null) counts[look] = (counts[look] ?? 0) + 1
  }
  return Object.fromEntries(Object.entries(counts).map(([look, count]) => [look, count / lookedAt]))
}
