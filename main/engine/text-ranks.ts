import type { Dictionary } from '../ports/spine-columns.ts'
import { radixOrder } from './radix-order.ts'

const BYTES_PER_KEY = 8
/** Below so many texts, comparing them is quicker than a pass over all digits. */
const FEW = 2048

/** The rank of each code's text among all, by code points: UTF-8's bytes are in that order. */
export function textRanks(dictionary: Dictionary): Uint32Array {
  const codes = Uint32Array.from({ length: dictionary.length }, (_, code) => code)
  sortFrom(dictionary, codes, 0)
  const ranks = new Uint32Array(dictionary.length)
  for (let rank = 0; rank < codes.length; rank++) ranks[codes[rank] as number] = rank
  return ranks
}

/** Sorts codes whose texts agree up to byte `depth`: by the next eight bytes, then each group that agrees further. */
function sortFrom(dictionary: Dictionary, codes: Uint32Array, depth: number): void {
  if (codes.length <= FEW) {
    codes.sort((a, b) => compareTexts(dictionary, a, b, depth))
    return
  }
  const high = new Uint32Array(codes.length)
  const low = new Uint32Array(codes.length)
  for (let at = 0; at < codes.length; at++) {
    high[at] = fourBytes(dictionary, codes[at] as number, depth)
    low[at] = fourBytes(dictionary, codes[at] as number, depth + 4)
  }
  const order = radixOrder({ low, high })
  const former = codes.slice()
  for (let at = 0; at < order.length; at++) codes[at] = former[order[at] as number] as number
  for (let from = 0; from < order.length; ) {
    const [first, second] = [high[order[from] as number], low[order[from] as number]]
    let to = from + 1
    while (to < order.length && high[order[to] as number] === first && low[order[to] as number] === second) to++
    if (to - from > 1) sortTied(dictionary, codes.subarray(from, to), depth)
    from = to
  }
}

/** Texts that end within the eight bytes come first: padded with zeros, they look like texts with NUL characters. */
function sortTied(dictionary: Dictionary, codes: Uint32Array, depth: number): void {
  const { offsets } = dictionary
  const lengthOf = (code: number): number => (offsets[code + 1] as number) - (offsets[code] as number)
  const ended = codes.filter((code) => lengthOf(code) < depth + BYTES_PER_KEY)
  const longer = codes.filter((code) => lengthOf(code) >= depth + BYTES_PER_KEY)
  ended.sort((a, b) => lengthOf(a) - lengthOf(b))
  sortFrom(dictionary, longer, depth + BYTES_PER_KEY)
  codes.set(ended)
  codes.set(longer, ended.length)
}

/** Four bytes from `depth` as one number; past the end of the text stand zeros. */
function fourBytes({ offsets, bytes }: Dictionary, code: number, depth: number): number {
  const end = offsets[code + 1] as number
  const at = (offsets[code] as number) + depth
  if (at + 4 <= end) {
    return (
      (((bytes[at] as number) << 24) |
        ((bytes[at + 1] as number) << 16) |
        ((bytes[at + 2] as number) << 8) |
        (bytes[at + 3] as number)) >>>
      0
    )
  }
  let key = 0
  for (let next = at; next < at + 4; next++) key = key * 256 + (next < end ? (bytes[next] as number) : 0)
  return key
}

function compareTexts({ offsets, bytes }: Dictionary, a: number, b: number, depth: number): number {
  const endA = offsets[a + 1] as number
  const endB = offsets[b + 1] as number
  let atA = (offsets[a] as number) + depth
  let atB = (offsets[b] as number) + depth
  for (; atA < endA && atB < endB; atA++, atB++) {
    const difference = (bytes[atA] as number) - (bytes[atB] as number)
    if (difference !== 0) return difference
  }
  return endA - atA - (endB - atB)
}
