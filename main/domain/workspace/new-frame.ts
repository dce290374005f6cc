import type { Frame } from '../../../shared/entities/frame.ts'

const pad = (value: number): string => String(value).padStart(2, '0')

/**
 * The settings a new workspace begins with: the last twelve whole months before today, accounts, euros.
 * @param today ISO day
 */
export function newFrame(title: string, today: string): Frame {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const lastYear = month === 1 ? year - 1 : year
  const lastMonth = month === 1 ? 12 : month - 1
  const lastDay = new Date(Date.UTC(lastYear, lastMonth, 0)).getUTCDate()
  const start = lastMonth === 12 ? `${lastYear}-01-01` : `${lastYear - 1}-${pad(lastMonth + 1)}-01`
  return {
    title,
    unitNoun: { plural: 'accounts', singular: 'account' },
    currency: 'EUR',
    asOf: `${lastYear}-${pad(lastMonth)}-${pad(lastDay)}`,
    periodStart: start,
    population: 'all-of-period',
    costOfCapital: 0.08,
    badDebtInCosts: false,
    minimumHistoryMonths: 6,
    tooNewApart: false,
  }
}
