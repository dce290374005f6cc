import { describe, expect, it } from 'vitest'
import { tableOfSpread, tailWords } from '../../../../renderer/features/structures/spread-series.ts'
import { withUnit } from '../../../../renderer/strings/figure-words.ts'
import type { ConditionSpread } from '../../../../shared/contract/conditions.ts'

const figures = { unit: '€', plain: String, alone: (value: number) => withUnit(value, '€'), step: String }
const spread: ConditionSpread = {
  ...{ decided: 16, edges: [0, 10, 20], scale: 'linear', entryIds: ['a', 'default'], missing: 0 },
  counts: [
    [1, 2],
    [3, 4],
  ],
  ...{ below: [0, 0], above: [1, 5] },
}

describe('the words of long tails', () => {
  it('count what is not drawn, by the values that the last bin leaves out', () => {
    expect(tailWords(spread, figures, 'number')).toBe('6 above €20 are not drawn.')
    expect(tailWords(spread, figures, 'integer')).toBe('6 with €20 or more are not drawn.')
    expect(tailWords({ ...spread, below: [2, 0] }, figures, 'number')).toBe('2 below €0 and 6 above €20 are not drawn.')
    expect(tailWords({ ...spread, above: [0, 0] }, figures, 'number')).toBe('')
  })

  it('round the ends of a log scale, which fall where they may', () => {
    const log = { ...spread, scale: 'log' as const, edges: [27.74, 99, 347.2], below: [195, 0], above: [0, 0] }
    expect(tailWords(log, figures, 'number')).toBe('195 below about €28 are not drawn.')
  })
})

describe('the table of a spread', () => {
  it('has every unit with a value, the tails as open bins', () => {
    const noun = { singular: 'account', plural: 'accounts' }
    const { columns, rows } = tableOfSpread(spread, [], 'Rest', 'Title', figures, noun)
    expect(columns.map(({ label }) => label)).toEqual(['From, €', 'To, €', 'Rest, accounts', 'Rest, accounts'])
    expect(rows.at(-1)).toEqual([20, null, 1, 5])
    expect(rows.flatMap((row) => row.slice(2).map(Number)).reduce((sum, count) => sum + count, 0)).toBe(spread.decided)
  })
})
