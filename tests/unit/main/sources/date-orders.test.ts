import { describe, expect, it } from 'vitest'
import type { DateOrder } from '../../../../main/ports/source-reader.ts'
import { dateOrdersOf } from '../../../../main/sources/spine/date-orders.ts'

const file = (fileName: string, dateOrder: DateOrder, dateOrderProven: boolean) => {
  return { fileName, columns: [{ name: 'day', dateOrder, dateOrderProven }] }
}
const none = new Set<string>()

describe('the order of dates over the files of a source', () => {
  it('is that of the file that proves it, however many others only guess', () => {
    const guesses = [file('a', 'month-first', false), file('b', 'month-first', false)]
    const proof = file('c', 'day-first', true)
    expect(dateOrdersOf([...guesses, proof], none)).toEqual([
      { day: 'day-first' },
      { day: 'day-first' },
      { day: 'day-first' },
    ])
    expect(dateOrdersOf([file('c', 'day-first', false), ...guesses], none)[0]).toEqual({ day: 'month-first' })
  })

  it('is the year first in a file that says so, whatever the others prove', () => {
    const files = [file('a', 'iso', true), file('b', 'month-first', false), file('c', 'day-first', true)]
    expect(dateOrdersOf(files, none)).toEqual([{ day: 'iso' }, { day: 'day-first' }, { day: 'day-first' }])
  })

  it('is refused where two files prove another one, unless a person chose it', () => {
    const files = [file('a.csv', 'day-first', true), file('b.csv', 'month-first', true)]
    expect(() => dateOrdersOf(files, none)).toThrow('“day” is written day first in a.csv and month first in b.csv.')
    expect(() => dateOrdersOf(files, new Set(['day']))).not.toThrow()
  })
})
