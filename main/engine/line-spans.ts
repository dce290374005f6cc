import { blockAt, blockCount, type Strip, stripsOf } from './blocks.ts'

/** Blocks of a span: few enough for every thread to have some, and a whole part of a chunk. */
const FEW_BLOCKS = 4
const MANY_BLOCKS = 8
/** From so many blocks on, a span has more of them. */
const MANY_FROM = 32

/**
 * Spans, the items of a line's work: rows whose sums are added up together. They are the same for any number of threads,
 * and so are sums that are added in their order.
 */
export function spanCount(rowCount: number): number {
  return Math.ceil(blockCount(rowCount) / blocksPerSpan(rowCount))
}

/** A span's chunk and its strips, in order. */
export function spanAt(rowCount: number, index: number): { readonly chunk: number; readonly strips: readonly Strip[] } {
  const size = blocksPerSpan(rowCount)
  const first = index * size
  const last = Math.min(blockCount(rowCount), first + size)
  const blocks = Array.from({ length: last - first }, (_, at) => blockAt(rowCount, first + at))
  return { chunk: blocks[0]?.chunk ?? 0, strips: blocks.flatMap(stripsOf) }
}

function blocksPerSpan(rowCount: number): number {
  return blockCount(rowCount) < MANY_FROM ? FEW_BLOCKS : MANY_BLOCKS
}
