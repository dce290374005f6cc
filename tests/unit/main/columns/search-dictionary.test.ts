import { describe, expect, it } from 'vitest'
import { buildDictionary } from '../../../../main/columns/dictionary.ts'
import { isTextAt, textMatcher } from '../../../../main/columns/search-dictionary.ts'

const TEXTS = ['ACC-12', 'acc-123', 'X-ACC-12', '', 'Äpfel & Co', 'äpfel', '東京支店', 'a']
const dictionary = buildDictionary(TEXTS)
const found = (wanted: string) => TEXTS.map((_, code) => textMatcher(dictionary, wanted)(code))

describe('a text sought in a dictionary', () => {
  it('is told whole, at the start and inside, whatever the case', () => {
    expect(found('acc-12')).toEqual(['whole', 'start', 'inside', null, null, null, null, null])
    expect(found('ÄPFEL')).toEqual([null, null, null, null, 'start', 'whole', null, null])
    expect(found('支店')).toEqual([null, null, null, null, null, null, 'inside', null])
  })

  it('is found by bytes as by letters: plain ones in texts of other scripts too', () => {
    for (const wanted of ['a', 'co', 'x-a', '-12', '& co'])
      expect(found(wanted)).toEqual(
        TEXTS.map((text) => {
          const folded = text.toLowerCase()
          if (folded === wanted) return 'whole'
          if (folded.startsWith(wanted)) return 'start'
          return folded.includes(wanted) ? 'inside' : null
        }),
      )
  })

  it('is the same only byte by byte', () => {
    for (const [code, text] of TEXTS.entries())
      for (const other of [...TEXTS, 'acc-12', 'ACC-13'])
        expect(isTextAt(dictionary, code, Buffer.from(other, 'utf8'))).toBe(text === other)
  })
})
