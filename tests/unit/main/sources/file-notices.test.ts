import { describe, expect, it } from 'vitest'
import { fileNotices } from '../../../../main/sources/spine/file-notices.ts'

const file = (fileName: string, ...notices: readonly string[]) => ({ report: { fileName }, notices })

describe('what reading the files of a source noticed', () => {
  it('is said as it stands of a single file', () => {
    expect(fileNotices([file('a.csv', '“x” is in €.')])).toEqual(['“x” is in €.'])
  })

  it('is said once where files say the same but for its figures, and by name where one says it alone', () => {
    expect(
      fileNotices([
        file('01.csv', '“x” is in €: the sign stands with 98 % of the values.', '3 hidden rows are read too.'),
        file('02.csv', '“x” is in €: the sign stands with 7 % of the values.'),
        file('03.csv', '“x” is in €: the sign stands with 12 % of the values.', '“y” is in $.'),
        file('04.csv', '1,200 hidden rows are read too.'),
      ]),
    ).toEqual([
      '01.csv (2 more files alike): “x” is in €: the sign stands with 98 % of the values.',
      '01.csv (one more file alike): 3 hidden rows are read too.',
      '03.csv: “y” is in $.',
    ])
  })

  it('is nothing of files that say nothing', () => {
    expect(fileNotices([{ report: { fileName: 'a.csv' } }, file('b.csv')])).toEqual([])
  })
})
