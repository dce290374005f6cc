import type { Dictionary } from '../ports/spine-columns.ts'

/** A dictionary in shared memory, so that it posts to a thread without being copied. Codes follow the texts' order. */
export function buildDictionary(texts: readonly string[]): Dictionary {
  let byteCount = 0
  for (const text of texts) byteCount += Buffer.byteLength(text, 'utf8')
  const dictionary = allocateDictionary(texts.length, byteCount)
  const target = bufferOver(dictionary.bytes)
  let end = 0
  for (const [code, text] of texts.entries()) {
    end += target.write(text, end, 'utf8')
    dictionary.offsets[code + 1] = end
  }
  return dictionary
}

/** An unfilled dictionary: the caller writes offsets 1 to `length` and the bytes. */
export function allocateDictionary(length: number, byteCount: number): Dictionary {
  if (byteCount > 2 ** 31 - 1) throw new RangeError(`A dictionary of ${byteCount} bytes is over 2 GiB`)
  const offsets = new Int32Array(new SharedArrayBuffer((length + 1) * 4))
  return { length, offsets, bytes: new Uint8Array(new SharedArrayBuffer(byteCount)) }
}

/** The text of a code; a code outside the dictionary (the missing one) has none. */
export function dictionaryText(dictionary: Dictionary, code: number): string | null {
  const start = dictionary.offsets[code]
  const end = dictionary.offsets[code + 1]
  if (start === undefined || end === undefined) return null
  return bufferOver(dictionary.bytes).toString('utf8', start, end)
}

/** Every text, by code. */
export function dictionaryTexts(dictionary: Dictionary): string[] {
  const bytes = bufferOver(dictionary.bytes)
  const texts: string[] = []
  for (let code = 0; code < dictionary.length; code++) {
    texts.push(bytes.toString('utf8', dictionary.offsets[code], dictionary.offsets[code + 1]))
  }
  return texts
}

/** Unlike TextDecoder, a Buffer reads shared memory and keeps a leading byte-order mark. */
function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
