import { describe, expect, it } from 'vitest'
import { formatAmount, formatMoney, moneyUnit, tableMoneyUnit } from '../../../../renderer/ui/format-money.ts'
import {
  formatCell,
  formatChange,
  formatCount,
  formatFigure,
  formatNumber,
  formatPoints,
  formatShare,
  formatUnits,
} from '../../../../renderer/ui/format-number.ts'
import { formatBytes, formatDay, formatDuration, formatWhen } from '../../../../renderer/ui/format-time.ts'

describe('numbers', () => {
  it('groups thousands and abbreviates counts from a million', () => {
    expect(formatCount(18412)).toBe('18,412')
    expect(formatCount(1_204_000)).toBe('1.20 m')
  })
  it('writes a true minus, never a negative zero', () => {
    expect(formatNumber(-4.8, 1)).toBe('−4.8')
    expect(formatNumber(-0)).toBe('0')
    expect(formatCell(-0.25)).toBe('−0.25')
  })
  it('signs changes and calls none the same', () => {
    expect(formatChange(99)).toBe('+99')
    expect(formatChange(-144)).toBe('−144')
    expect(formatChange(0.2)).toBe('same')
    expect(formatPoints(0.0049)).toBe('+0.5 pt')
    expect(formatPoints(-0.0001)).toBe('same')
  })
  it('gives shares one decimal', () => {
    expect(formatShare(0.154)).toBe('15.4%')
  })
  it('gives a figure of any size three places that matter', () => {
    expect([6291.4, 42.8081, 2.5, 0.06437, -0.000123456, 0].map(formatFigure)).toEqual([
      '6,291',
      '42.81',
      '2.5',
      '0.0644',
      '−0.000123',
      '0',
    ])
  })
  it('takes the singular for one', () => {
    const noun = { singular: 'account', plural: 'accounts' }
    expect([formatUnits(1, noun), formatUnits(0, noun), formatUnits(18412, noun)]).toEqual([
      '1 account',
      '0 accounts',
      '18,412 accounts',
    ])
  })
})

describe('money', () => {
  it('has one unit for a whole column, by its largest amount', () => {
    const small = moneyUnit([900, -144], 'EUR')
    expect([small.label, formatAmount(-144, small)]).toEqual(['€', '−144'])
    const large = moneyUnit([900, -64_600_000], 'EUR')
    expect([large.label, formatAmount(-64_600_000, large), formatAmount(900, large)]).toEqual(['€m', '−64.6', '0.0'])
  })
  it('has one unit for a whole table that keeps its smallest telling amount', () => {
    const shown = (amounts: readonly number[]) => {
      const unit = tableMoneyUnit(amounts, 'EUR')
      return [unit.label, ...amounts.map((amount) => formatAmount(amount, unit))]
    }
    expect(shown([900, -144])).toEqual(['€', '900', '−144'])
    expect(shown([2_234_000, 71_849, 0])).toEqual(['€k', '2,234', '72', '0'])
    expect(shown([268_200_000, -1_500_000])).toEqual(['€m', '268.2', '−1.5'])
    expect(shown([268_200_000, -47_213])).toEqual(['€m', '268.20', '−0.05'])
    expect(shown([268_200_000, 12])).toEqual(['€m', '268.2', '0.0'])
  })
  it('stands alone with its sign, and with a gap after letters', () => {
    expect(formatMoney(9042.4, 'EUR')).toBe('€9,042')
    expect(formatMoney(-25_600_000, 'USD')).toBe('−$25.6m')
    expect(formatMoney(10, 'CHF')).toBe('CHF 10')
    expect(formatMoney(-1e300, 'EUR')).toBe('−€1.0e+300')
    expect(formatAmount(1e300, { divisor: 1_000_000, digits: 1, label: '€m' })).toBe('1.0e+294')
  })
})

describe('days, durations and sizes', () => {
  it('writes days the same from text and from day numbers', () => {
    expect(formatDay('2025-09-30')).toBe('30 Sep 2025')
    expect(formatDay(Date.UTC(2025, 8, 30) / 86_400_000)).toBe('30 Sep 2025')
  })
  it('says today, yesterday, then the day', () => {
    const now = new Date(2025, 10, 22, 18, 0)
    expect(formatWhen(new Date(2025, 10, 22, 14, 32), now)).toBe('Today, 14:32')
    expect(formatWhen(new Date(2025, 10, 21, 23, 59), now)).toBe('Yesterday, 23:59')
    expect(formatWhen(new Date(2025, 10, 12, 8, 0), now)).toBe('12 Nov 2025')
  })
  it('writes durations and sizes in their unit', () => {
    expect([formatDuration(3), formatDuration(1840), formatDuration(125_000)]).toEqual(['3 ms', '1.8 s', '2 min 5 s'])
    expect([formatBytes(812), formatBytes(18_200), formatBytes(4_100_000)]).toEqual(['812 B', '18.2 kB', '4.1 MB'])
  })
})
