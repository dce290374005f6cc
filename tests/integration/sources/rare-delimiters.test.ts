import { afterAll, describe, expect, it } from 'vitest'
import { readingWords } from '../../../main/hosts/cli/reading-words.ts'
import { columnOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

const HEADER = ['Kunde', 'Umsatz', '', 'Kosten', 'Kunde seit', 'Branche']
const rows = Array.from({ length: 60 }, (_, row) => [
  `K-${row}`,
  `${1 + (row % 9)}.${100 + row},${10 + row}`,
  row % 2 === 0 ? '' : 'x',
  `${row},${10 + (row % 3)}`,
  `${1 + (row % 28)}.0${1 + (row % 9)}.2019`,
  row % 5 === 0 ? 'Handel, Bau' : 'Handel',
])

describe('a file whose fields end with a rare character', () => {
  it.each(['~', '^', ':'])('is split there and not at its decimal commas: %s', async (sign) => {
    const text = [HEADER, ...rows].map((row) => row.join(sign)).join('\n')
    const read = await reading.read(reading.file(`rare-${sign.charCodeAt(0)}.csv`, text))
    expect(read.source).toMatchObject({ rowsInFile: 60, rowsSetAside: 0, dialect: { delimiter: sign, skipLines: 0 } })
    expect(columnOf(read, 'Umsatz').slice(0, 2)).toEqual([1100.1, 2101.11])
    expect(readingWords(read.source, read.columns)).toEqual([
      `Fields end with ${sign}; utf-8; the first line has the names`,
      'Numbers read as 1.234,56: Umsatz, Kosten',
      'Days read day first: Kunde seit',
    ])
  })

  it('is not split at the colons of its times, nor where a usual character fits', async () => {
    const times = Array.from({ length: 40 }, (_, row) => `${row % 24}:${10 + row}:00`)
    const list = await reading.read(reading.file('times.csv', times.join('\n')))
    expect(list.columns).toHaveLength(1)
    const text = ['id;at', ...times.map((time, row) => `${row};${time}`)].join('\n')
    expect((await reading.read(reading.file('stamps.csv', text))).source.dialect?.delimiter).toBe(';')
  })
})
