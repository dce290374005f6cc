import type { ColumnType } from '../entities/column.ts'
import { ROLE_IDS, type RoleBinding, type RoleId } from './role.ts'
import { ROLE_CATALOGUE, roleAccepts } from './role-catalogue.ts'
import { ROLE_NAMES } from './role-names.ts'

/** What a suggestion looks at: the name, the type, and a flag's values. */
export interface SuggestibleColumn {
  readonly name: string
  readonly type: ColumnType
  readonly distinct: number
  readonly min: number | null
  readonly max: number | null
  /** The most frequent texts. */
  readonly values: readonly string[]
}

export interface RoleSuggestion {
  readonly role: RoleId
  readonly binding: RoleBinding
  readonly reason: string
  /** Why it may be wrong. It is confirmed by itself only; a share is not even taken up. */
  readonly doubt: { readonly kind: 'share' | 'monthly'; readonly words: string } | null
}

const YES = new Set(['yes', 'y', 'true', '1', 'churned', 'lost', 'won', 't', 'ja', 'oui', 'si', 'sí'])
const NO = new Set(['no', 'n', 'false', '0', 'active', 'retained', 'f', 'nein', 'non', 'open'])

const MONTHLY = /\b(monthly|per month|mrr)\b|^monats|monatlich/

/** "Rev_prior (EUR)" and "revPriorEur" both become "rev prior eur". */
export function wordsOf(name: string): string {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** The texts of a two-valued column that mean yes; null where they do not read as yes and no. */
export function trueValuesOf(values: readonly string[], distinct: number): readonly string[] | null {
  if (distinct === 0 || distinct > 2) return null
  const yes = values.filter((value) => YES.has(value.trim().toLowerCase()))
  const no = values.filter((value) => NO.has(value.trim().toLowerCase()))
  return yes.length > 0 && yes.length + no.length === values.length ? yes : null
}

function flagBinding(column: SuggestibleColumn): Pick<RoleBinding, 'trueValues'> | null {
  if (column.type === 'boolean') return { trueValues: [] }
  if (column.type === 'integer')
    return column.min !== null && column.min >= 0 && (column.max ?? 2) <= 1 ? { trueValues: [] } : null
  const values = trueValuesOf(column.values, column.distinct)
  return values ? { trueValues: [...values] } : null
}

function doubtOf(role: RoleId, { name, type, distinct, min, max }: SuggestibleColumn): RoleSuggestion['doubt'] {
  const { label, unit } = ROLE_CATALOGUE[role]
  const meaning = label.toLowerCase()
  if (unit === 'share from 0 to 1' && ((max ?? 0) > 1 || (min ?? 0) < 0))
    return {
      kind: 'share',
      words: `“${name}” holds values from ${min} to ${max}, and ${meaning} is a share from 0 to 1, so it is not suggested. Divide percentages by 100 in a recipe.`,
    }
  if (!unit.startsWith('money')) return null
  if (type === 'number' && distinct > 0 && min !== null && max !== null && min >= 0 && max <= 1)
    return {
      kind: 'share',
      words: `“${name}” holds values from ${min} to ${max}: a share and not an amount, so it is not suggested as ${meaning}.`,
    }
  if (unit === 'money per period' && MONTHLY.test(wordsOf(name)))
    return {
      kind: 'monthly',
      words: `The name “${name}” says per month, and ${meaning} is that of the whole period. Tessera cannot multiply a column of one file yet: multiply it in the file, or build the table by a recipe with a formula.`,
    }
  return null
}

function bindingOf(role: RoleId, column: SuggestibleColumn): RoleBinding | null {
  if (!roleAccepts(role, column.type)) return null
  const base = { column: column.name, blankMeans: 'missing' as const, trueValues: [], confirmed: false }
  if (ROLE_CATALOGUE[role].unit !== 'yes or no') return base
  const flag = flagBinding(column)
  return flag ? { ...base, ...flag } : null
}

/**
 * Column meanings suggested from names and values, at most one per role and one role per column, unconfirmed.
 * The strongest name wins; a flag's values must read as yes and no.
 */
export function suggestRoles(columns: readonly SuggestibleColumn[]): readonly RoleSuggestion[] {
  const found: { rank: number; suggestion: RoleSuggestion }[] = []
  for (const role of ROLE_IDS) {
    for (const column of columns) {
      const words = wordsOf(column.name)
      const rank = ROLE_NAMES[role].findIndex((pattern) => pattern.test(words))
      const binding = rank < 0 ? null : bindingOf(role, column)
      if (!binding) continue
      const values = binding.trueValues.length > 0 ? `; “${binding.trueValues.join('”, “')}” means yes` : ''
      found.push({
        rank,
        suggestion: {
          role,
          binding,
          reason: `The name “${column.name}” reads as ${ROLE_CATALOGUE[role].label.toLowerCase()}${values}.`,
          doubt: doubtOf(role, column),
        },
      })
    }
  }
  const isShare = ({ suggestion }: (typeof found)[number]): number => (suggestion.doubt?.kind === 'share' ? 1 : 0)
  found.sort((a, b) => isShare(a) - isShare(b) || a.rank - b.rank)
  const roles = new Set<RoleId>()
  const taken = new Set<string>()
  const chosen = found.filter(({ suggestion: { role, binding } }) => {
    if (roles.has(role) || taken.has(binding.column)) return false
    roles.add(role)
    taken.add(binding.column)
    return true
  })
  return ROLE_IDS.flatMap((role) =>
    chosen.filter(({ suggestion }) => suggestion.role === role).map(({ suggestion }) => suggestion),
  )
}
