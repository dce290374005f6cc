import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from '../../../../shared/files/csv-cell.ts'

describe('a CSV cell', () => {
  // The starts that OWASP's "CSV injection" page lists.
  it.each([
    ['=1+1', "'=1+1"],
    ['+A1', "'+A1"],
    ['-A1', "'-A1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', `"'\tx"`.slice(1, -1)],
    ['\rx', `"'\rx"`],
    ['\n=1+1', `"'\n=1+1"`],
    ['＝1+1', "'＝1+1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['=a"b,c', `"'=a""b,c"`],
    ['-12.5', '-12.5'],
    ['+49 30 1', "'+49 30 1"],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
    ['a"b', '"a""b"'],
    [' padded', '" padded"'],
    ['', ''],
  ])('writes %j as %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell)
  })

  it('never begins with what a spreadsheet runs, quoted or not', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const shown = csvCell(text).replace(/^"/, '')
        expect(/^[=@\t\r\n＝＋－＠]/.test(shown) || (/^[+-]/.test(shown) && Number.isNaN(Number(shown)))).toBe(false)
      }),
    )
  })

  it('ends a line with what RFC 4180 asks for', () => {
    expect(csvLine(['a', '', 'b,c'])).toBe('a,,"b,c"\r\n')
  })
})
