import { COSTED_SHARE_LEAST } from '../../shared/economics/metric-formula.ts'
import type { CostedLine, LikeForLikeFault, TotalId } from '../features/compare/like-for-like.ts'
import { formatMoney } from '../ui/format-money.ts'
import { formatExactCount, formatShare } from '../ui/format-number.ts'
import type { Noun } from './compare.ts'
import { scoreWords } from './compare-scores.ts'
import { listed } from './listed.ts'

/** Words of what cannot be held against each other. */
export const likeForLikeWords = {
  fault: (fault: LikeForLikeFault, noun: Noun, currency: string): string => {
    switch (fault.kind) {
      case 'totals': {
        const { metric, options, values } = fault
        const say = (value: number | null) => totalWords(metric, value, noun, currency)
        return `The options are not of the same total: ${options[0]} adds up to ${say(values[0])}, ${options[1]} to ${say(values[1])}.`
      }
      case 'score':
        return `${scoreWords.score(fault.score)} is not known of ${listed(fault.without)}: by it the options cannot be compared.`
      case 'costing':
        return `Contribution of ${listed(fault.lines.map(lineWords))} cannot be held against the others.`
    }
  },
  remedy: {
    totals: 'Compare again; if it stays, copy the diagnostics. Do not use these figures.',
    score: 'The other scores can.',
    costing: `Under ${formatShare(COSTED_SHARE_LEAST, 0)} of their revenue has every cost: a line without costs looks rich. Compare them by revenue, or load the costs.`,
  } satisfies Record<LikeForLikeFault['kind'], string>,
} as const

function totalWords(metric: TotalId, value: number | null, noun: Noun, currency: string): string {
  if (value === null) return 'an amount that is not known'
  if (metric === 'units') return `${formatExactCount(value)} ${noun.plural}`
  return `${formatMoney(value, currency)} of ${metric === 'netRevenue' ? 'net revenue' : 'contribution'}`
}

function lineWords({ option, name, share }: CostedLine): string {
  return `${name} in ${option} (${share === null ? 'none' : formatShare(share, 0)} costed)`
}
