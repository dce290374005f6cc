import type { RepeatedRows } from '../../shared/recipe/repeated-rows.ts'
import { formatExactCount, formatNumber } from '../ui/format-number.ts'
import { listed } from './listed.ts'

/** Rows that stand in several files of a source. */
export const repeatedWords = {
  title: 'Rows in several files',
  these: 'These rows',
  note: 'Equal in every column',
  undecided: { name: 'all count', note: 'Nobody decided yet' },
  choices: {
    once: { name: 'count once', note: 'Each as often as the file that has it most often' },
    all: { name: 'all count', note: 'As often as they stand in the files' },
  },
  once: 'Keep each once',
  all: 'Keep all',
  decide: 'Decide',
  countedOnce: 'Each counts once.',
  countedAgain: 'They count again.',
  file: (fileName: string, earlier: string) => `${fileName}, also in ${earlier}`,
  rows: 'Rows that repeat',
  first: 'First day',
  last: 'Last day',
  /** What a column's sum grows by where they count again. */
  amount: (column: string) => `Their ${column}`,
} as const

/** Which rows stand in two files and what they come to: one sentence. */
export function sayRepeated(source: string, { rows, files, totals }: RepeatedRows): string {
  const [verb, pair] = rows === 1 ? ['stands', '1 row'] : ['stand', `${formatExactCount(rows)} rows`]
  const names = [...new Set(files.flatMap(({ earlier, fileName }) => [earlier, fileName]))]
  const where = names.length === 2 ? `both in ${listed(names)}` : `in more than one of ${listed(names)}`
  const amounts = listed(totals.map(({ column, amount }) => `${column} ${formatAmount(amount)}`))
  return `${pair} of ${source} ${verb} ${where}${amounts === '' ? '' : `: ${amounts}`}.`
}

/** An amount with decimals only where it has some. */
export function formatAmount(amount: number): string {
  return formatNumber(amount, Number.isInteger(amount) ? 0 : 2)
}
