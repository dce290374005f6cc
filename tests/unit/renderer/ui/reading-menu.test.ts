import { describe, expect, it } from 'vitest'
import { readingMenu } from '../../../../renderer/ui/reading/reading-menu.ts'
import type { ReadOptionsInput } from '../../../../shared/contract/imports.ts'

const column = {
  name: 'paid',
  type: 'date',
  missing: [
    { text: 'NA', count: 3, isRead: true },
    { text: '-', count: 1, isRead: false },
  ],
} as const
const COLUMN = { ...column, missing: [...column.missing] }

/** What the options become by an entry of the menu. */
function chosen(entry: string, options: ReadOptionsInput = {}): ReadOptionsInput | undefined {
  let after: ReadOptionsInput | undefined
  const groups = readingMenu(COLUMN, {
    options,
    onChange: (next) => {
      after = next
    },
  })
  groups
    .flatMap(({ entries }) => entries)
    .find(({ name }) => name === entry)
    ?.onChoose()
  return after
}

describe('the menu of how a column is read', () => {
  it('chooses a type and lets the order of its days be found anew', () => {
    expect(chosen('Text', { dateOrders: { paid: 'iso', day: 'iso' } })).toEqual({
      types: { paid: 'text' },
      dateOrders: { day: 'iso' },
    })
  })

  it('chooses the order of days, which makes the column one of days', () => {
    expect(chosen('month first: 09/30/2025')).toEqual({ types: { paid: 'date' }, dateOrders: { paid: 'month-first' } })
  })

  it('marks the order that was found, or else the chosen one', () => {
    const marked = (options: ReadOptionsInput) =>
      readingMenu({ ...COLUMN, dateOrder: 'day-first' }, { options, onChange: () => undefined })
        .find(({ title }) => title === 'Days are written')
        ?.entries.filter(({ isChosen }) => isChosen)
        .map(({ id }) => id)
    expect(marked({})).toEqual(['order-day-first'])
    expect(marked({ dateOrders: { paid: 'iso' } })).toEqual(['order-iso'])
  })

  it('takes a text as missing, or as a value again', () => {
    expect(chosen('“-”')).toEqual({ missing: { paid: ['NA', '-'] } })
    expect(chosen('“NA”')).toEqual({ missing: { paid: [] } })
  })

  it('takes everything chosen for the column back, and nothing of the others', () => {
    const options: ReadOptionsInput = {
      types: { paid: 'text', id: 'text' },
      dateOrders: { paid: 'iso' },
      missing: { paid: ['x'] },
      decimalSign: ',',
    }
    expect(chosen('As guessed from the file', options)).toEqual({
      types: { id: 'text' },
      dateOrders: {},
      missing: {},
      decimalSign: ',',
    })
    expect(chosen('As guessed from the file')).toBeUndefined()
  })
})
