import { niceStep, niceWholeStep } from '../../shared/scales/nice-step.ts'
import { finitePart, medianOfSorted } from './sorted-numbers.ts'

/** Share of the values at either end that is a tail. */
const TAIL = 0.01
/** The value where the upper tail begins over the median, from which equal steps would hide what lies between. */
const LOG_FROM_RATIO = 10
/** The value where the lower tail ends over the smallest, from which a log scale would be mostly empty. */
const LOG_LONG_TAIL_RATIO = 10
/** The whole range over that between the tails, above which the tails are left out. */
const LONG_TAIL_RATIO = 1.35
/** Few whole numbers on a log scale would stand apart like the teeth of a comb. */
const WHOLES_PER_BIN = 20
/** Room beside a line that lies beyond the edges, as a share of their range. */
const LINE_ROOM = 0.05

export interface Edges {
  /** Finite and rising. */
  readonly edges: Float64Array
  readonly scale: 'linear' | 'log'
}

export interface EdgesWanted {
  /** At most so many bins. */
  readonly bins: number
  /** Whole numbers or days: bins hold whole ones, each as many. */
  readonly isWhole: boolean
  readonly mayBeLog: boolean
  /** A value to keep within the edges, as far as there is data. */
  readonly line: number | null
}

/**
 * Where the bins of ascending values lie. Linear bins are of a round width and begin at its multiples, so that a round
 * threshold falls between two of them; long tails are outside. A long upper tail over values that but for a tail are
 * above zero takes a log scale, whose bins part at the line. Equal values stand in the middle of one narrow range.
 */
export function distributionEdges(sorted: Float64Array, wanted: EdgesWanted): Edges {
  const finite = finitePart(sorted)
  const min = finite[0] ?? 0
  const max = finite[finite.length - 1] ?? 1
  const { bins, isWhole, mayBeLog, line } = wanted
  if (isTooNarrow(min, max)) return { edges: aroundOne(min, max, isWhole), scale: 'linear' }
  const from = mayBeLog ? logStart(finite, isWhole ? bins * WHOLES_PER_BIN : 0) : null
  if (from !== null) return { edges: logEdges(from, max, bins, line), scale: 'log' }
  const [low, high] = withLine(withoutTails(finite), [min, max], line)
  return { edges: linearEdges(low, high, bins, isWhole), scale: 'linear' }
}

type Range = readonly [number, number]

/** So close that the edges between would fall on one another. */
function isTooNarrow(min: number, max: number): boolean {
  return max - min <= Math.max(1e-300, Math.abs(max) * 2 ** -40)
}

function aroundOne(min: number, max: number, isWhole: boolean): Float64Array {
  if (isWhole && Number.isInteger(min) && Number.isSafeInteger(min + 1)) return Float64Array.of(min, min + 1)
  const around = Math.max(0.5, Math.abs(min) * 2 ** -20)
  return Float64Array.of(Math.max(-Number.MAX_VALUE, min - around), Math.min(Number.MAX_VALUE, max + around))
}

/**
 * Where a log scale begins, or null where equal steps show the values better, they are not above zero, or the upper tail
 * begins no higher than `least`.
 */
function logStart(finite: Float64Array, least: number): number | null {
  const last = finite.length - 1
  const min = finite[0] ?? 0
  // Few values have no tail to leave out.
  const tail = finite.length < 1 / TAIL ? 0 : Math.ceil(last * TAIL)
  const low = finite[tail] ?? 0
  const high = finite[last - tail] ?? 0
  if (low <= 0 || high <= least || high / (medianOfSorted(finite) ?? 1) <= LOG_FROM_RATIO) return null
  return min > 0 && low / min <= LOG_LONG_TAIL_RATIO ? min : low
}

function withoutTails(finite: Float64Array): Range {
  const last = finite.length - 1
  const min = finite[0] ?? 0
  const max = finite[last] ?? 1
  const low = finite[Math.floor(last * TAIL)] ?? min
  const high = finite[Math.ceil(last * (1 - TAIL))] ?? max
  // Halved before they are subtracted: two huge values would be beyond a double apart.
  const isLong = max / 2 - min / 2 > LONG_TAIL_RATIO * (high / 2 - low / 2)
  return isLong && !isTooNarrow(low, high) ? [low, high] : [min, max]
}

function withLine([low, high]: Range, [min, max]: Range, line: number | null): Range {
  if (line === null) return [low, high]
  const at = Math.min(max, Math.max(min, line))
  const room = (high - low) * LINE_ROOM
  if (at < low) return [Math.max(min, at - room), high]
  return at > high ? [low, Math.min(max, at + room)] : [low, high]
}

function linearEdges(low: number, high: number, bins: number, isWhole: boolean): Float64Array {
  // A whole number fills its place: from 1 to 15 are 15 places.
  const span = high - low + (isWhole ? 1 : 0)
  // Aligned to multiples, the ends reach out by up to one bin together.
  const step = isWhole ? niceWholeStep(span, Math.max(1, bins - 1)) : niceStep(span, Math.max(1, bins - 1))
  const first = Math.floor(low / step)
  const count = isWhole ? Math.floor(high / step) + 1 - first : Math.max(1, Math.ceil(high / step) - first)
  if (!Number.isFinite(span) || count > bins || Math.abs(first) > 2 ** 40) return evenEdges(low, high, bins)
  const edges = Float64Array.from({ length: count + 1 }, (_, edge) => roundOff((first + edge) * step))
  return isRising(edges) ? edges : evenEdges(low, high, bins)
}

/** Equal steps between two ends that no round step fits. */
function evenEdges(low: number, high: number, bins: number): Float64Array {
  const edges = Float64Array.from({ length: bins + 1 }, (_, edge) => low * (1 - edge / bins) + high * (edge / bins))
  edges[0] = low
  edges[bins] = high
  return edges
}

/** Equal steps of the logarithm, of which one begins at the line where it lies within. */
function logEdges(min: number, max: number, bins: number, line: number | null): Float64Array {
  if (line === null || line <= min || line >= max || bins < 3) return evenLogEdges(min, max, bins)
  // Aligned to the line, the ends reach out by up to one step together.
  const [from, at, to] = [Math.log(min), Math.log(line), Math.log(max)]
  const step = (to - from) / (bins - 1)
  const before = Math.ceil((at - from) / step)
  const count = before + Math.ceil((to - at) / step)
  const edges = Float64Array.from({ length: count + 1 }, (_, edge) => line * Math.exp((edge - before) * step))
  edges[0] = Math.min(edges[0] as number, min)
  edges[count] = Math.max(edges[count] as number, max)
  return isRising(edges) ? edges : evenLogEdges(min, max, bins)
}

function evenLogEdges(min: number, max: number, bins: number): Float64Array {
  const [from, to] = [Math.log(min), Math.log(max)]
  const edges = Float64Array.from({ length: bins + 1 }, (_, edge) => Math.exp(from + ((to - from) * edge) / bins))
  edges[0] = min
  edges[bins] = max
  return edges
}

/** 3 × 0.1 is 0.3. */
function roundOff(value: number): number {
  return Number(value.toPrecision(14)) + 0
}

function isRising(edges: Float64Array): boolean {
  return edges.every((edge, index) => Number.isFinite(edge) && (index === 0 || edge > (edges[index - 1] as number)))
}
