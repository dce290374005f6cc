import type { SpineColumn } from '../../../shared/entities/column.ts'
import { type Places, places } from '../../../shared/entities/places.ts'
import { wordsOf } from '../../../shared/recipe/column-signs.ts'

/** What the levels of places are called, the widest first; English and German. */
const LEVEL_NAMES: readonly RegExp[] = [
  /\b(continent|world region|kontinent)\b/,
  /\b(country|nation|land|staat)\b/,
  /\b(region|state|province|county|bundesland|kanton|canton)\b/,
  /\b(city|town|municipality|stadt|gemeinde|ort)\b/,
  /\b(postcode|postal code|zip|zip code|plz)\b/,
  /\b(neighbou?rhood|district|quarter|borough|suburb|stadtteil|bezirk)\b/,
]
const DENSITY = /\b(population density|density|inhabitants per|einwohnerdichte|bevölkerungsdichte)\b/
const CLIMATE = /\b(climate|climate zone|koeppen|köppen|klima|klimazone)\b/
/** Of an account, not of where it is. */
const OTHER_STATES = /\b(state|status) of\b|\b(account|order|contract|lifecycle|payment) state\b/

/** What the names of columns say of places; a level that several columns could be is the first of them. */
export function proposePlaces(columns: readonly Pick<SpineColumn, 'name' | 'type'>[]): Places {
  const texts = columns.filter(({ type, name }) => type === 'text' && !OTHER_STATES.test(wordsOf(name)))
  const named = (pattern: RegExp, from: readonly Pick<SpineColumn, 'name'>[]): string | null =>
    from.find(({ name }) => pattern.test(wordsOf(name)))?.name ?? null
  const numbers = columns.filter(({ type }) => type === 'number' || type === 'integer')
  const levels = LEVEL_NAMES.flatMap((pattern) => named(pattern, texts) ?? [])
  return places.parse({
    levels: [...new Set(levels)],
    density: named(DENSITY, numbers),
    climate: named(CLIMATE, texts),
  })
}
