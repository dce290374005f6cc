import { afterAll, describe, expect, it } from 'vitest'
import { openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

const two = (part: number): string => String(part).padStart(2, '0')
const csv = (name: string, day: (row: number) => string): string =>
  reading.file(name, `id,day\n${Array.from({ length: 4000 }, (_, row) => `k${row},${day(row)}\n`).join('')}`)

describe('the order of days', () => {
  it.each([
    // Days 1 to 20, of which 8 in 20 come after the 12th.
    [
      'first.csv',
      (row: number) => `${two(1 + (row % 20))}/03/2024`,
      'is read day first: 40 % of its values only make sense so.',
    ],
    [
      'month.csv',
      (row: number) => `03/${two(13 + (row % 9))}/2024`,
      'is read month first: all its values only make sense so.',
    ],
    [
      'open.csv',
      (row: number) => `${two(1 + (row % 12))}.03.2024`,
      'is read day first, but no value of the file decides it. Check it.',
    ],
    [
      'rare.csv',
      (row: number) => (row === 3000 ? '31/03/2024' : '05/03/2024'),
      'is read day first: under 1 % of its values only make sense so.',
    ],
  ] as const)('is told with what proves it over the whole file: %s', async (name, day, words) => {
    const options = name === 'rare.csv' ? ({ dateOrders: { day: 'day-first' } } as const) : {}
    expect((await reading.read(csv(name, day), options)).notices).toEqual([`“day” ${words}`])
  })

  it('needs no proof where the year comes first', async () => {
    expect((await reading.read(csv('iso.csv', (row) => `2024-03-${two(1 + (row % 28))}`))).notices).toEqual([])
  })
})
