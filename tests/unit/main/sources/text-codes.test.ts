import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dictionaryTexts } from '../../../../main/columns/dictionary.ts'
import { TextCodes } from '../../../../main/sources/text-codes.ts'

describe('TextCodes', () => {
  it('numbers different texts in order of first appearance, as a Map would', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('a', 'ab', 'abc', 'abcd', 'abcde', 'abcdefgh'),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300 }), (texts) => {
        const known = new Map<string, number>()
        const codes = new TextCodes()
        for (const one of texts) {
          const wellFormed = one.toWellFormed()
          if (!known.has(wellFormed)) known.set(wellFormed, known.size)
          const bytes = Buffer.from(`<${wellFormed}>`)
          expect(codes.codeOf(bytes, 1, bytes.length - 1)).toBe(known.get(wellFormed))
        }
        expect(dictionaryTexts(codes.release())).toEqual([...known.keys()])
      }),
    )
  })

  it('holds a hundred thousand keys that differ in one byte', () => {
    const codes = new TextCodes()
    for (let pass = 0; pass < 2; pass++) {
      for (let key = 0; key < 100_000; key++) {
        const bytes = Buffer.from(`A-${String(key).padStart(8, '0')}-Z`)
        if (codes.codeOf(bytes, 0, bytes.length) !== key) throw new Error(`Key ${key} has another code`)
      }
    }
    expect(codes.length).toBe(100_000)
  })
})
