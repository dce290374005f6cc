import { likelyOccasion, type NamedColumn, perPiece, wordsOf } from './column-signs.ts'
import type { Feature } from './feature.ts'
import { unusedName } from './unused-name.ts'

/** The nine behaviours of customers that the library has. */
export const BEHAVIOURS = [
  'frequency',
  'recency',
  'usageDepth',
  'featureAdoption',
  'renewal',
  'priceResponse',
  'support',
  'navigation',
  'campaign',
] as const
export type Behaviour = (typeof BEHAVIOURS)[number]

const YEAR_DAYS = 360

/**
 * The features that say a behaviour, over a source with these columns: what columns serve is guessed by their names and
 * types. What cannot be guessed is '', which is not kept until it is chosen.
 * @param taken names that the new columns cannot have
 */
export function behaviourFeatures(
  behaviour: Behaviour,
  columns: readonly NamedColumn[],
  dateColumn: string | null,
  taken: readonly string[],
): readonly Feature[] {
  const base = (wanted: string) => ({ name: unusedName(wanted, taken), where: null, windowDays: null })
  const named = (pattern: RegExp, types?: readonly NamedColumn['type'][]): string | null =>
    columns.find(({ name, type }) => (types?.includes(type) ?? true) && pattern.test(wordsOf(name)))?.name ?? null
  switch (behaviour) {
    case 'frequency': {
      const occasion = likelyOccasion(columns)
      if (occasion !== null) return [{ ...base('frequency'), kind: 'distinct', column: occasion }]
      return [{ ...base('frequency'), kind: dateColumn === null ? 'count' : 'frequency' }]
    }
    case 'recency':
      return [{ ...base('recency_days'), kind: 'recency' }]
    case 'usageDepth':
      return [{ ...base('use_per_day'), kind: 'perDay', column: named(/\b(minutes|hours|duration|volume)\b/, NUMBERS) }]
    case 'featureAdoption':
      return [
        { ...base('share_of_features'), kind: 'breadth', column: named(/\b(feature|module|function|tool)\b/) ?? '' },
      ]
    case 'renewal': {
      const term = {
        ends: named(/\b(end|ends|ended|expiry|expires|until)\b/, ['date']),
        ...{ termDays: 365, graceDays: 30, item: named(/\b(contract|subscription|plan|line|product)\b/, NAMES) },
      }
      return [
        { ...base('renewed_share'), kind: 'renewed', ...term },
        { ...base('days_to_renewal'), kind: 'renewalGap', ...term },
      ]
    }
    case 'priceResponse': {
      const pieces = perPiece(columns)
      const item = named(/\b(product|sku|item|article|stock)\b/, NAMES)
      const [column, price] = [pieces?.quantity ?? '', pieces?.price ?? named(/\bprice\b/, NUMBERS) ?? '']
      return [{ ...base('price_response'), kind: 'elasticity', column, price, item }]
    }
    case 'support':
      return [{ ...base('support_contacts'), kind: 'count', windowDays: dateColumn === null ? null : YEAR_DAYS }]
    case 'navigation': {
      const visit = named(/\b(visit|session)\b/)
      const order = named(/\b(time|at|sequence|position|hit|number|step)\b/)
      return [{ ...base('path_share'), kind: 'path', steps: ['', ''], visit, order: order === visit ? null : order }]
    }
    case 'campaign': {
      const item = named(/\b(campaign|mailing|message)\b/)
      return [{ ...base('answered_share'), kind: 'answered', contact: '', answer: '', withinDays: 7, item }]
    }
  }
}

const NUMBERS = ['number', 'integer'] as const
const NAMES = ['text', 'integer'] as const
