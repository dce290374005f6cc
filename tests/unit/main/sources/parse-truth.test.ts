import { describe, expect, it } from 'vitest'
import { parseTruth } from '../../../../main/sources/parse-truth.ts'
import { MISSING_STAGED } from '../../../../main/sources/staging.ts'

const read = (text: string, chosen: boolean) => {
  const bytes = Buffer.from(`,${text},`)
  const value = parseTruth(bytes, 1, bytes.length - 1, chosen)
  return value === MISSING_STAGED ? null : value === 1
}

describe('parseTruth', () => {
  it('reads true and false in any case', () => {
    expect(['true', 'TRUE', 'False'].map((text) => read(text, false))).toEqual([true, true, false])
  })

  it('takes a flag of another form only where a person says that it is one', () => {
    for (const text of ['Yes', 'y', 'T', 'on', '1']) expect([read(text, false), read(text, true)]).toEqual([null, true])
    for (const text of ['NO', 'n', 'f', 'off', '0'])
      expect([read(text, false), read(text, true)]).toEqual([null, false])
  })

  it('refuses everything else', () => {
    for (const text of ['', '2', 'ye', 'yess', 'maybe', 'No internet service', '\u0011', '01']) {
      expect(read(text, true)).toBeNull()
    }
  })
})
