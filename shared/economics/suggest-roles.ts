import type { ColumnType } from '../entities/column.ts'
import { ROLE_IDS, type RoleBinding, type RoleId } from './role.ts'
import { ROLE_CATALOGUE, roleAccepts } from './role-catalogue.ts'

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
}

/** Names that give a meaning away, strongest first, over words split at case and punctuation: "rev_prior_eur". */
const NAMES: Readonly<Record<RoleId, readonly RegExp[]>> = {
  revenue: [
    /^(net |total |annual )?revenue( eur| usd| gbp| 12m| ltm)?$/,
    /revenue/,
    /turnover/,
    /^(net )?sales$/,
    /\b(sales|billed|invoiced) amount\b/,
    /\b(arr|acv)\b/,
    /monthly charges/,
    /^amount$/,
  ],
  priorRevenue: [
    /(prior|previous|last year|prev|py) ?(year )?(revenue|sales|turnover|rev)/,
    /(revenue|sales|rev) (prior|previous|last year|prev|py)/,
  ],
  discounts: [/discounts?( amount| eur| usd| gbp| given)?$/, /rebates?/],
  returns: [/(sales )?returns?( amount| eur)?$/, /refunds?/, /credit notes?/],
  cogs: [/\bcogs\b/, /cost of (goods|sales)/, /(product|material|direct) costs?/],
  grossMargin: [/gross (margin|profit)/, /^margin( eur| usd| gbp)?$/, /^profit$/],
  deliveryCost: [/delivery (cost|eur)/, /(shipping|logistics|freight) costs?/, /(cost|costs) (to|of) deliver/],
  supportCost: [/support (cost|eur)/, /service costs?/, /(cost|costs) (of|to) support/],
  implementationCost: [/impl(ementation)? (cost|cost eur|eur)/, /onboarding costs?/, /set ?up costs?/],
  otherCostToServe: [/(other )?cost to serve/, /\bcts\b/, /^fees( eur| usd)?$/, /other costs?/],
  acquisitionCost: [/\bcac\b/, /acquisition (cost|spend)/, /cost of acquisition/],
  wonInPeriod: [/\bwon\b( in period)?/, /new (customer|logo|account)/, /is new\b/],
  receivables: [/receivables?/, /accounts receivable/, /\bar balance\b/, /open invoices/],
  inventory: [/inventory/, /\bstock\b/],
  payables: [/payables?/, /\bap balance\b/],
  customerAdvances: [/(customer )?(advances?|prepayments?|deposits?)( eur)?$/, /deferred revenue/],
  churned: [
    /^churn(ed)?$/,
    /churn(ed)? (flag|label|value)$/,
    /^is churned$/,
    /attrition( flag)?$/,
    /^(lost|cancelled|canceled)$/,
    /^exited$/,
  ],
  customerSince: [
    /customer since/,
    /(start|signup|sign up|join(ed)?|created|onboard(ed)?) (date|at|on)/,
    /^since$/,
    /dt customer/,
    /first (order|purchase)/,
  ],
  endDate: [/(end|churn|termination|cancel(lation)?|lost) (date|at|on)/],
}

const YES = new Set(['yes', 'y', 'true', '1', 'churned', 'lost', 'won', 't', 'ja', 'oui', 'si', 'sí'])
const NO = new Set(['no', 'n', 'false', '0', 'active', 'retained', 'f', 'nein', 'non', 'open'])

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
      const rank = NAMES[role].findIndex((pattern) => pattern.test(words))
      const binding = rank < 0 ? null : bindingOf(role, column)
      if (!binding) continue
      const values = binding.trueValues.length > 0 ? `; “${binding.trueValues.join('”, “')}” means yes` : ''
      found.push({
        rank,
        suggestion: {
          role,
          binding,
          reason: `The name “${column.name}” reads as ${ROLE_CATALOGUE[role].label.toLowerCase()}${values}.`,
        },
      })
    }
  }
  found.sort((a, b) => a.rank - b.rank)
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
