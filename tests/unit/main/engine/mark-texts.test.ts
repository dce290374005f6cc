import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildDictionary } from '../../../../main/columns/dictionary.ts'
import { markTexts } from '../../../../main/engine/mark-texts.ts'

const text = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'ab', 'ba', 'é', 'e\u0301', '\ufffd', 'Straße', '😀'),
  fc.string({ unit: 'grapheme' }),
)
/** A person can ask for what UTF-8 cannot say; it is no text of a dictionary, and not the sign that stands for it. */
const wanted = fc.array(fc.oneof(text, fc.constantFrom('\ud800', 'a\udc00')), { maxLength: 20 })

it('marks exactly the listed texts, in the range of codes that is asked for', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 60 }), wanted, fc.nat(60), fc.nat(60), (texts, list, a, b) => {
      const [from, to] = [Math.min(a, b, texts.length), Math.min(Math.max(a, b), texts.length)]
      const table = new Uint8Array(texts.length + 1)
      markTexts(list, buildDictionary(texts), from, to, table)
      const plain = texts.map((one, code) => Number(code >= from && code < to && list.includes(one)))
      expect([...table]).toEqual([...plain, 0])
    }),
    { numRuns: 500 },
  )
})

it('tells texts of one hash apart', () => {
  // Two words that FNV-1a gives the same 32 bits: a known collision.
  const table = new Uint8Array(3)
  markTexts(['costarring'], buildDictionary(['liquid', 'costarring']), 0, 2, table)
  expect([...table]).toEqual([0, 1, 0])
})
