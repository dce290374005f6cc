import { dayFromIso } from '../../../../shared/rules/day.ts'
import type { BedColumn } from './quality-bed.ts'

const ROWS = 1000
const rows = <T>(value: (row: number) => T): T[] => Array.from({ length: ROWS }, (_, row) => value(row))
/** A number from 0 to 1 that is as good as drawn, and the same every time (Weyl's sequence). */
const drawn = (row: number, salt: number): number => ((row + 1) * (Math.SQRT2 + salt * 0.618_033_988_7)) % 1
/** Log-normal by Box and Muller: money has long tails. */
const money = (row: number, salt: number, spread: number): number => {
  const normal = Math.sqrt(-2 * Math.log(drawn(row, salt) || 0.5)) * Math.cos(2 * Math.PI * drawn(row, salt + 1))
  return Math.round(1000 * Math.exp(spread * normal) * 100) / 100
}
const day = (iso: string): number => dayFromIso(iso)

/** Columns of an orderly file, heavy tails, many zeros and days to come included: nothing is wrong with them. */
export const CLEAN_COLUMNS: readonly BedColumn[] = [
  { name: 'account_id', type: 'text', values: rows((row) => `A-${10_000 + row}`) },
  { name: 'industry', type: 'text', values: rows((row) => ['Retail', 'Health', 'Fintech'][row % 3] ?? '') },
  { name: 'employees', type: 'integer', values: rows((row) => 1 + Math.round(money(row, 1, 1.4) / 10)) },
  { name: 'revenue', type: 'number', values: rows((row) => money(row, 3, 1.4)) },
  { name: 'profit', type: 'number', values: rows((row) => Math.round((drawn(row, 5) - 0.3) * 1e6) / 100) },
  { name: 'discounts', type: 'number', values: rows((row) => (row % 5 === 0 ? money(row, 7, 1) : 0)) },
  { name: 'active_share', type: 'number', values: rows((row) => drawn(row, 9)) },
  { name: 'orders', type: 'integer', values: rows((row) => Math.floor(drawn(row, 11) * 24)) },
  {
    name: 'customer_since',
    type: 'date',
    values: rows((row) => day('2010-01-01') + Math.floor(drawn(row, 13) * 5000)),
  },
  { name: 'renewal_date', type: 'date', values: rows((row) => day('2025-10-01') + Math.floor(drawn(row, 15) * 1400)) },
  { name: 'end_date', type: 'date', values: rows((row) => (row % 25 === 0 ? day('2025-03-01') + (row % 90) : null)) },
  { name: 'churned', type: 'boolean', values: rows((row) => row % 25 === 0) },
]

/** One fault a column, what finds it, and whether it keeps the column out of rules. */
export const PLANTED: readonly {
  readonly fault: string
  readonly column: BedColumn
  readonly kind: string
  readonly grade: 'warn' | 'fail'
}[] = [
  {
    fault: 'a tenth of the cells is empty',
    column: { name: 'segment_code', type: 'text', values: rows((row) => (row % 10 === 0 ? null : `s${row % 7}`)) },
    kind: 'missing',
    grade: 'warn',
  },
  {
    fault: 'nearly every cell is empty',
    column: { name: 'fax_costs', type: 'number', values: rows((row) => (row % 50 === 0 ? row : null)) },
    kind: 'empty',
    grade: 'fail',
  },
  {
    fault: 'one value everywhere',
    column: { name: 'z_revenue', type: 'integer', values: rows(() => 11) },
    kind: 'constant',
    grade: 'fail',
  },
  {
    fault: 'a tenth of the cells does not fit the type',
    column: {
      name: 'balance',
      type: 'number',
      values: rows((row) => (row % 10 === 0 ? null : row * 1.5)),
      misfits: 100,
    },
    kind: 'misfits',
    grade: 'fail',
  },
  {
    fault: 'numbers among words',
    column: {
      name: 'tariff',
      type: 'text',
      values: rows((row) => (row % 8 === 0 ? 'unknown' : String(10 + (row % 90)))),
    },
    kind: 'mixed',
    grade: 'warn',
  },
  {
    fault: 'orders below zero',
    column: { name: 'number of orders', type: 'integer', values: rows((row) => (row % 30 === 0 ? -1 : row % 12)) },
    kind: 'range',
    grade: 'fail',
  },
  {
    fault: 'one customer of 230 years',
    column: { name: 'user_age', type: 'integer', values: rows((row) => (row === 500 ? 230 : 20 + (row % 60))) },
    kind: 'range',
    grade: 'warn',
  },
  {
    fault: 'days that stand for none',
    column: {
      name: 'last_visit',
      type: 'date',
      values: rows((row) => day(row % 40 === 0 ? '1899-12-30' : '2025-05-05') + (row % 20)),
    },
    kind: 'days',
    grade: 'fail',
  },
  {
    fault: 'a day in the year 9999',
    column: {
      name: 'order_date',
      type: 'date',
      values: rows((row) => (row === 7 ? day('9999-12-31') : day('2025-01-01') + (row % 200))),
    },
    kind: 'days',
    grade: 'warn',
  },
  {
    fault: 'an amount in cents among those in euros',
    column: { name: 'spend', type: 'number', values: rows((row) => (row === 99 ? 98_765_432 : 500 + (row % 400))) },
    kind: 'outliers',
    grade: 'warn',
  },
]
