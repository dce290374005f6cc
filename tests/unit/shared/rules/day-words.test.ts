import { expect, it } from 'vitest'
import { isoFromDay } from '../../../../shared/rules/day.ts'
import { dayInWords } from '../../../../shared/rules/day-words.ts'

it('says every day of a leap year as the platform does, and days of other centuries', () => {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  for (let day = 19_723; day < 19_723 + 366; day++) {
    const platform = format.format(day * 86_400_000).replace('Sept', 'Sep')
    expect(dayInWords(day)).toBe(platform)
    expect(dayInWords(isoFromDay(day))).toBe(platform)
  }
  expect(dayInWords('0987-03-02')).toBe('2 Mar 987')
})
