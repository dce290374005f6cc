/*
 * What the names of sources and columns let one suppose of units. Suppositions are only offered, or stand where a person
 * sees and changes them.
 */
import { likelyKey, type NamedColumn, namesOccasion, wordsOf } from './column-signs.ts'
import type { RecipeInput } from './recipe.ts'

export type Unit = RecipeInput['unit']

const UNITS: readonly (readonly [singular: string, plural: string, kind: Unit['kind']])[] = [
  ['customer', 'customers', 'account'],
  ['account', 'accounts', 'account'],
  ['client', 'clients', 'account'],
  ['company', 'companies', 'account'],
  ['partner', 'partners', 'account'],
  ['member', 'members', 'user'],
  ['subscriber', 'subscribers', 'user'],
  ['user', 'users', 'user'],
  ['household', 'households', 'household'],
  ['site', 'sites', 'site'],
  ['store', 'stores', 'site'],
  ['contract', 'contracts', 'contract'],
]

/** Words that a key's name has beside that of its unit. */
const KEY_WORDS = new Set(['id', 'no', 'nr', 'num', 'number', 'key', 'code'])

/** What a source's rows are, where its name says so: "Customers" are customers. */
export function likelyUnit(name: string): Unit | null {
  const words = wordsOf(name).split(' ')
  const found = UNITS.find(([singular, plural]) => words.includes(singular) || words.includes(plural))
  if (found === undefined) return null
  const [singular, plural, kind] = found
  return { noun: { singular, plural }, kind }
}

export interface UnitColumn {
  readonly column: string
  /** Null where the column's name says nothing of it. */
  readonly unit: Unit | null
}

/**
 * The column by which rows of what happened, such as orders, belong to units: of a source with days whose rows are not
 * named by that column themselves. Null where rows are units, or nothing says whose they are.
 */
export function unitOfRows(name: string, columns: readonly NamedColumn[]): UnitColumn | null {
  if (columns.every(({ type }) => type !== 'date')) return null
  const own = likelyKey(columns)
  const ownColumn = columns.find((column) => column.name === own)
  const areUnits = ownColumn !== undefined && likelyUnit(name) !== null && !namesOccasion(ownColumn)
  if (areUnits) return null
  const named = namedUnitColumn(columns)
  if (named !== null) return named.column === own ? null : named
  const [first] = columns
  const repeats = first?.repeats === true && isKeyTyped(first) && !namesOccasion(first)
  return repeats ? { column: first.name, unit: null } : null
}

/** "CustomerID" before "Customer", and that before "Account". */
function namedUnitColumn(columns: readonly NamedColumn[]): UnitColumn | null {
  const found = columns.flatMap((column) => {
    const words = wordsOf(column.name).split(' ')
    const others = words.filter((word) => !KEY_WORDS.has(word))
    const unit = others.length === 1 ? likelyUnit(others[0] ?? '') : null
    return unit === null || !isKeyTyped(column)
      ? []
      : [{ column: column.name, unit, isKey: others.length < words.length }]
  })
  const best = found.find(({ isKey }) => isKey) ?? found[0]
  return best === undefined ? null : { column: best.column, unit: best.unit }
}

function isKeyTyped({ type }: NamedColumn): boolean {
  return type === 'integer' || type === 'text'
}
