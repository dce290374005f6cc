import { formatExactCount } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'

function article(word: string): 'a' | 'an' {
  return /^[aeiou]/i.test(word) ? 'an' : 'a'
}

/** Words of the board's charts. */
export const compareChartWords = {
  source: (title: string, units: string, day: string) => `Source: ${title}, ${units}, as of ${day}.`,
  /** What each kind of chart is called in the name of its file. */
  kindNames: { map: 'margin map', points: 'earnings by size', strips: 'shares' },
  mapCaption: 'Width: share of revenue. Height: contribution, % of revenue. Area: contribution.',
  mapQuestion: 'Who earns it, and on how much revenue?',
  mapGain: (name: string, contribution: string, revenue: string, isPartial: boolean) =>
    `${name} makes ${contribution} of contribution on ${revenue} of ${isPartial ? 'costed revenue' : 'revenue'}`,
  mapLoss: (name: string, amount: string, revenue: string, isPartial: boolean) =>
    `${name} loses ${amount} on ${revenue} of ${isPartial ? 'costed revenue' : 'revenue'}`,
  /** Who is drawn, where not all are. */
  mapBase: (drawn: number | null, all: number, noun: Noun, hasNotCosted: boolean) =>
    `All of the ${drawn === null ? '' : `${formatExactCount(drawn)} of ${formatExactCount(all)} `}${noun.plural} that ${hasNotCosted ? 'are costed and have' : 'have'} revenue above zero.`,
  mapUnits: (noun: Noun, isPartial: boolean) => (isPartial ? `Costed ${noun.plural}` : sentenceCase(noun.plural)),
  mapRevenue: (isPartial: boolean) => (isPartial ? 'Net revenue of these' : 'Net revenue'),
  mapNone: 'No line has both revenue and contribution',
  leftOut: (names: string) => `Without a block: ${names}.`,
  hairline: (names: string) => `Too narrow to draw: ${names}.`,
  cut: (names: string) => `Cut at the edge: ${names}.`,
  pointsQuestion: (noun: Noun) => `What does ${article(noun.singular)} ${noun.singular} earn, by size of the segment?`,
  pointsAcross: (noun: Noun, isLog: boolean) => `${noun.plural}${isLog ? ', log scale' : ''}`,
  pointsUp: (noun: Noun, unit: string) => `${unit} per ${noun.singular}-year`,
  pointsCaption: (noun: Noun, unit: string, isLog: boolean) =>
    `Across: ${noun.plural}${isLog ? ' (log scale)' : ''}. Up: contribution per active ${noun.singular}-year, ${unit}, with its 90% interval.`,
  pointsBest: (name: string, amount: string, against: string | null, noun: Noun) =>
    `${name} earns ${amount} per ${noun.singular}-year${against === null ? '' : `, ${against}`}`,
  pointsTimes: (times: string) => `${times} times the average`,
  /** The average lies within the interval: no difference may be claimed. */
  pointsUnclear: 'not clearly above the average',
  pointsNone: (noun: Noun) => `What a ${noun.singular} earns by size of segment`,
  stripsQuestion: (noun: Noun, against: string | null) =>
    against === null ? 'How large are the segments?' : `Who weighs more in ${against} than in ${noun.plural}?`,
  stripsCaption: 'Each bar is 100%, in the order of the table; what takes away hangs left of zero.',
  /** Where contribution is of fewer than the other bars. */
  stripsBase: (costed: number, all: number, noun: Noun) =>
    `Contribution is of the ${formatExactCount(costed)} of ${formatExactCount(all)} ${noun.plural} that are costed.`,
  stripsGap: (name: string, units: string, share: string, against: string, noun: Noun) =>
    `${name}: ${units} of ${noun.plural}, ${share} of ${against}`,
  stripsLargest: (name: string, units: string, noun: Noun) => `${name} is the largest: ${units} of ${noun.plural}`,
  line: 'Line',
  option: 'Option',
  kind: 'Kind',
  kinds: { segment: 'segment', default: 'standard path', excluded: 'not served', total: 'all' },
  low: (head: string) => `${head}, 90% from`,
  high: (head: string) => `${head}, 90% to`,
  rests: (head: string) => `${head}, n`,
} as const
