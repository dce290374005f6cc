import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dictionaryText } from '../../../../main/columns/dictionary.ts'
import { RepeatedTexts } from '../../../../main/sources/repeated-texts.ts'
import { TextCodes } from '../../../../main/sources/text-codes.ts'
import { INLINE_BYTES, type TextChunk } from '../../../../main/sources/text-gatherer.ts'

const BLANK = -(2 ** 31)

/** Texts as DuckDB lays out their pieces: for each a length and 12 bytes, zeros after the text. */
function chunkOf(texts: readonly string[], pieces: number): TextChunk {
  const entries = Array.from({ length: pieces }, (_, piece) => {
    const words = new Int32Array(texts.length * 4)
    for (const [row, text] of texts.entries()) {
      const bytes = Buffer.from(text).subarray(piece * INLINE_BYTES, (piece + 1) * INLINE_BYTES)
      words[row * 4] = bytes.length
      new Uint8Array(words.buffer, row * 16 + 4).set(bytes)
    }
    return words
  })
  return { vectors: [], entries }
}

it('codes texts as reading each of them would, whatever comes again', () => {
  const word = fc.oneof(
    fc.constantFrom('', ' ', 'a', 'b', 'twelve bytes', 'twelve bytes more', 'twelve byte', 'Zoë'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  const chunks = fc.array(fc.array(word, { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(chunks, (lists) => {
      const most = Math.max(1, ...lists.flat().map((text) => Math.ceil(Buffer.byteLength(text) / INLINE_BYTES)))
      const codes = new TextCodes()
      const texts = new RepeatedTexts(codes, most, BLANK)
      const order: string[] = []
      const found = lists.map((list) => {
        const own = new Int32Array(list.length)
        const blanks = texts.read(chunkOf(list, most), list.length, own)
        expect(blanks).toBe(list.filter((text) => /^ *$/.test(text)).length)
        order.push(...list)
        return own
      })
      const dictionary = codes.release()
      const read = found.flatMap((own) =>
        [...own].map((code) => (code === BLANK ? null : dictionaryText(dictionary, code))),
      )
      expect(read).toEqual(order.map((text) => (/^ *$/.test(text) ? null : text)))
      const firsts = [...new Set(order.filter((text) => !/^ *$/.test(text)))]
      expect(dictionary.length).toBe(firsts.length)
      expect(firsts.map((_, code) => dictionaryText(dictionary, code))).toEqual(firsts)
    }),
  )
})

it('keeps codes apart where thousands of texts share few places', () => {
  const texts = Array.from({ length: 40_000 }, (_, row) => `unit ${(row * 7919) % 20_011}`)
  const codes = new TextCodes()
  const repeated = new RepeatedTexts(codes, 1, BLANK)
  const found: number[] = []
  for (let first = 0; first < texts.length; first += 2000) {
    const own = new Int32Array(2000)
    repeated.read(chunkOf(texts.slice(first, first + 2000), 1), 2000, own)
    found.push(...own)
  }
  const expected = new Map<string, number>()
  for (const text of texts) if (!expected.has(text)) expected.set(text, expected.size)
  expect(found).toEqual(texts.map((text) => expected.get(text)))
})
