import { describe, expect, it } from 'vitest'
import { nameColumns } from '../../../../main/sources/column-names.ts'

describe('nameColumns', () => {
  it('trims, numbers blank names, tells repeated ones apart and says what it mended', () => {
    const { columns, notices } = nameColumns([' a ', '', 'a', 'A', 'a_2', 'a', 'two\nlines'], 7)
    expect(columns.map(({ name }) => name)).toEqual(['a', 'column_2', 'a_3', 'A', 'a_2', 'a_4', 'two lines'])
    expect(columns[0]?.header).toBe(' a ')
    expect(notices).toEqual(['1 column without a name: column_2.', '2 repeated column names made unique: a_3, a_4.'])
  })

  it('numbers every column of a file without a header', () => {
    const { columns, notices } = nameColumns(null, 2)
    expect(columns).toEqual([
      { name: 'column_1', header: '' },
      { name: 'column_2', header: '' },
    ])
    expect(notices).toEqual(['The file has no header: columns are numbered.'])
  })
})
