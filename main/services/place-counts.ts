import type { PlaceLine, PlaceStep } from '../../shared/contract/places.ts'
import { columnIndexOf, hasValue, validityOf, valuesOf } from '../columns/column-view.ts'
import { dictionaryText, dictionaryTexts } from '../columns/dictionary.ts'
import type { PlaceCell } from '../domain/places/roll-up-cells.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { nextTurn } from './next-turn.ts'

/** Inhabitants per km² from which it is a town or suburb, and from which a city: Eurostat's degree of urbanisation. */
const TOWN_FROM = 300
const CITY_FROM = 1500

/** Lets other requests come in between chunks, and ends where nobody waits any more. */
async function breathe(signal: AbortSignal): Promise<void> {
  await nextTurn()
  signal.throwIfAborted()
}

/** Units per value of a text column among the units of a path, and how many of them have none. */
export async function countCells(
  table: SpineColumns,
  path: readonly PlaceStep[],
  column: string,
  signal: AbortSignal,
): Promise<{ readonly cells: readonly PlaceCell[]; readonly unsaid: number }> {
  const level = columnIndexOf(table, column)
  const dictionary = table.columns[level]?.dictionary ?? null
  if (dictionary === null) return { cells: [], unsaid: 0 }
  const wanted = path.map(({ column: name, value }) => {
    const index = columnIndexOf(table, name)
    const texts = table.columns[index]?.dictionary ?? null
    return { index, code: texts === null ? -1 : dictionaryTexts(texts).indexOf(value) }
  })
  const counts = new Uint32Array(dictionary.length)
  let unsaid = 0
  for (const [chunk, { rowCount }] of table.chunks.entries()) {
    await breathe(signal)
    const codes = valuesOf(table, level, chunk)
    const present = validityOf(table, level, chunk)
    const steps = wanted.map(({ index, code }) => {
      return { code, codes: valuesOf(table, index, chunk), present: validityOf(table, index, chunk) }
    })
    for (let row = 0; row < rowCount; row++) {
      if (!steps.every((step) => step.codes[row] === step.code && hasValue(step.present, row))) continue
      if (!hasValue(present, row)) unsaid += 1
      else {
        const code = codes[row] ?? 0
        counts[code] = (counts[code] ?? 0) + 1
      }
    }
  }
  const cells: PlaceCell[] = []
  for (const [code, units] of counts.entries())
    if (units > 0) cells.push({ value: dictionaryText(dictionary, code) ?? '', units })
  return { cells, unsaid }
}

/** What it is like where units are. */
export type Surroundings = Pick<PlaceLine, 'density' | 'climate'>

/** How densely settled it is where the units of each class are, and which climate most of them have. */
export async function surroundingsOf(
  table: SpineColumns,
  classes: Uint8Array,
  classCount: number,
  { density, climate }: { readonly density: string | null; readonly climate: string | null },
  signal: AbortSignal,
): Promise<readonly Surroundings[]> {
  const densities = density === null ? null : await densitiesOf(table, classes, classCount, density, signal)
  const climates = climate === null ? null : await climatesOf(table, classes, classCount, climate, signal)
  return Array.from({ length: classCount }, (_, at) => ({
    density: densities?.[at] ?? null,
    climate: climates?.[at] ?? null,
  }))
}

async function densitiesOf(
  table: SpineColumns,
  classes: Uint8Array,
  classCount: number,
  column: string,
  signal: AbortSignal,
): Promise<readonly Surroundings['density'][]> {
  const index = columnIndexOf(table, column)
  const perClass = (): Float64Array => new Float64Array(classCount)
  const [sums, known, towns, cities] = [perClass(), perClass(), perClass(), perClass()]
  let start = 0
  for (const [chunk, { rowCount }] of table.chunks.entries()) {
    await breathe(signal)
    const values = valuesOf(table, index, chunk)
    const present = validityOf(table, index, chunk)
    for (let row = 0; row < rowCount; row++) {
      const value = values[row] ?? Number.NaN
      if (!hasValue(present, row) || !Number.isFinite(value)) continue
      const at = classes[start + row] ?? 0
      sums[at] = (sums[at] ?? 0) + value
      known[at] = (known[at] ?? 0) + 1
      if (value >= CITY_FROM) cities[at] = (cities[at] ?? 0) + 1
      else if (value >= TOWN_FROM) towns[at] = (towns[at] ?? 0) + 1
    }
    start += rowCount
  }
  return Array.from(known, (units, at) => {
    const [city, town] = [(cities[at] ?? 0) / units, (towns[at] ?? 0) / units]
    return units === 0 ? null : { mean: (sums[at] ?? 0) / units, city, town, country: Math.max(0, 1 - city - town) }
  })
}

async function climatesOf(
  table: SpineColumns,
  classes: Uint8Array,
  classCount: number,
  column: string,
  signal: AbortSignal,
): Promise<readonly Surroundings['climate'][]> {
  const index = columnIndexOf(table, column)
  const dictionary = table.columns[index]?.dictionary ?? null
  if (dictionary === null) return []
  const counts = Array.from({ length: classCount }, () => new Map<number, number>())
  let start = 0
  for (const [chunk, { rowCount }] of table.chunks.entries()) {
    await breathe(signal)
    const codes = valuesOf(table, index, chunk)
    const present = validityOf(table, index, chunk)
    for (let row = 0; row < rowCount; row++) {
      if (!hasValue(present, row)) continue
      const own = counts[classes[start + row] ?? 0]
      const code = codes[row] ?? 0
      own?.set(code, (own.get(code) ?? 0) + 1)
    }
    start += rowCount
  }
  return counts.map((own) => {
    // Of two that are as frequent the first by its code, which follows the order of the texts.
    const [most] = [...own].sort(([a, n], [b, m]) => m - n || a - b)
    const all = [...own.values()].reduce((sum, units) => sum + units, 0)
    return most === undefined ? null : { value: dictionaryText(dictionary, most[0]) ?? '', share: most[1] / all }
  })
}
