import { AppError } from '../../../shared/contract/app-error.ts'
import type { ConvertQueries } from '../../../shared/recipe/build-plan.ts'
import type { ConversionReport } from '../../../shared/recipe/recipe-report.ts'
import { dayInWords } from '../../../shared/rules/day-words.ts'
import { FIRST_DAY } from './rate-spans.ts'

type Answer = Readonly<Record<string, string | number | boolean | null>>

const count = (value: number, one: string, many: string): string =>
  `${value.toLocaleString('en')} ${value === 1 ? one : many}`
const dayOf = (value: Answer[string] | undefined): string => (typeof value === 'string' ? dayInWords(value) : '')
const codeOf = ({ currency }: Answer): string | null => (typeof currency === 'string' ? currency.toUpperCase() : null)

/** Throws AppError('rate-missing') where amounts have no rate, or two on one day: which currency, days and rows. */
export function judgeConversion(
  { to }: ConvertQueries,
  missing: readonly Answer[],
  ambiguous: readonly Answer[],
): void {
  const [twice] = ambiguous
  if (twice !== undefined)
    throw new AppError(
      'rate-missing',
      `There are two rates of ${codeOf(twice)} to ${to} ${twice.first === FIRST_DAY ? 'without a day' : `that begin on ${dayOf(twice.first)}`}.`,
      {
        remedy: 'Leave one of them in the rate table.',
      },
    )
  if (missing.length === 0) return
  const parts = missing.map((row) => {
    const [rows, days] = [Number(row.rows), Number(row.days)]
    const code = codeOf(row)
    if (code === null) return `${count(rows, 'row has', 'rows have')} an amount and no currency`
    const when =
      days === 1 ? `on ${dayOf(row.first)}` : `on ${days} days from ${dayOf(row.first)} to ${dayOf(row.last)}`
    return `no rate of ${code} to ${to} for ${count(rows, 'row', 'rows')} ${when}`
  })
  const [first = '', ...others] = parts
  throw new AppError('rate-missing', `${first.charAt(0).toUpperCase()}${[first.slice(1), ...others].join('; ')}.`, {
    remedy: 'Add these rates, with a day at or before the first; rows without a currency can be left out by a rule.',
  })
}

/** What became of the money of each currency, from the answers to its questions. */
export function conversionReportOf({ to, amounts }: ConvertQueries, rows: readonly Answer[]): ConversionReport {
  return {
    to,
    currencies: rows.map((row) => ({
      currency: codeOf(row),
      rows: Number(row.rows),
      leastRate: row.least === null ? null : Number(row.least),
      mostRate: row.most === null ? null : Number(row.most),
      totals: amounts.map((column, index) => ({
        column,
        before: Number(row[`before_${index}`] ?? 0),
        after: Number(row[`after_${index}`] ?? 0),
      })),
    })),
  }
}
