import { describe, expect, it } from 'vitest'
import type { DateOrder, SourcePreview } from '../../../../main/ports/source-reader.ts'
import { dateOrdersOf } from '../../../../main/sources/spine/date-orders.ts'

const preview = (dateOrder: DateOrder, dateOrderProven: boolean): SourcePreview => ({
  ...{ format: 'csv', sizeBytes: 1, dialect: null, rows: [], rowCount: null, notices: [] },
  columns: [{ name: 'day', header: 'day', type: 'date', dateOrder, dateOrderProven, fit: 1, note: null, missing: [] }],
})

describe('the order of dates over the files of a source', () => {
  it('is that of the file that proves it, however many others only guess', () => {
    const guesses = [preview('month-first', false), preview('month-first', false)]
    const proof = preview('day-first', true)
    expect(dateOrdersOf([...guesses, proof])).toEqual({ day: 'day-first' })
    expect(dateOrdersOf(guesses)).toEqual({ day: 'month-first' })
  })
})
