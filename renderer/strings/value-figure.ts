import { formatExactCount } from '../ui/format-number.ts'
import type { Noun } from './structures.ts'

/** Words of the figure that shows the values of a column of words. */
export const valueFigureWords = {
  caption: (column: string, shown: number, all: number, noun: Noun) =>
    `All ${noun.plural} by ${column}${all > shown ? `: the ${shown} most frequent of ${formatExactCount(all)} values` : ''}; dark where the condition is true.`,
  value: 'Value',
  passes: 'The condition is true',
  share: 'Share',
  others: (count: number) => (count === 1 ? '1 other value' : `${formatExactCount(count)} other values`),
  valueOf: (value: string) => (value === 'true' ? 'yes' : value === 'false' ? 'no' : value),
  yes: 'yes',
  no: 'no',
  mixed: 'not shown one by one',
} as const
