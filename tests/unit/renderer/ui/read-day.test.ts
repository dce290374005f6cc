import { expect, it } from 'vitest'
import { formatDay } from '../../../../renderer/ui/format-time.ts'
import { readDay, rewriteDay } from '../../../../renderer/ui/read-day.ts'

it.each([
  '2025-09-03',
  '2025/9/3',
  ' 3 Sep 2025 ',
  '3 September 2025',
  '3. Sept 2025',
  '03-sep-2025',
  '3/9/2025',
  '03.09.2025',
  'Sep 3, 2025',
  'September 3 2025',
])('reads a day as people write it: %s', (written) => {
  expect(readDay(written)).toBe('2025-09-03')
})

it.each([
  '',
  '31 Jun 2025',
  '2025-02-29',
  '3 Smarch 2025',
  '3 Marching 2025',
  '3 Sep 25',
  '9/13/2025',
  '20250903',
  '2025',
])('refuses what is no day: %s', (written) => {
  expect(readDay(written)).toBeNull()
})

it('reads back every day as it is shown', () => {
  for (let day = Date.UTC(2023, 11, 1); day < Date.UTC(2025, 0, 2); day += 86_400_000) {
    const iso = new Date(day).toISOString().slice(0, 10)
    expect(readDay(formatDay(iso))).toBe(iso)
  }
})

it('rewrites only what is a day: a day that is none must not slip into the next month', () => {
  expect(rewriteDay('2025-09-03')).toBe('3 Sep 2025')
  expect(rewriteDay('31 Jun 2025')).toBe('31 Jun 2025')
})
