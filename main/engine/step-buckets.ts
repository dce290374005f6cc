const BUCKETS = 2048

/**
 * Where a value stands among steps, found by the bucket that it is in: each names the first step that is not before it.
 * Buckets are equal parts of the steps' range, or of the bits of positive doubles, which follow the logarithm.
 */
export interface StepBuckets {
  readonly starts: Uint16Array
  readonly from: number
  readonly scale: number
  readonly isByBits: boolean
}

/** Takes the kind of buckets of which the fullest holds fewer steps. */
export function stepBuckets(steps: Float64Array): StepBuckets {
  const even = bucketsOf(steps, (value) => value, false)
  if ((steps[0] ?? 0) <= 0) return even.buckets
  const byBits = bucketsOf(steps, bitsOf, true)
  return byBits.fullest < even.fullest ? byBits.buckets : even.buckets
}

function bucketsOf(steps: Float64Array, keyOf: (value: number) => number, isByBits: boolean) {
  const keys = [...steps].map(keyOf)
  const from = keys[0] ?? 0
  const span = (keys.at(-1) ?? 0) - from
  const scale = span > 0 && Number.isFinite(span) ? BUCKETS / span : 0
  // As the kernel works it out, so that both agree on what rounds where.
  const bucketOf = (key: number): number => Math.min(Math.max(Math.trunc((key - from) * scale), 0), BUCKETS - 1)
  const starts = new Uint16Array(BUCKETS).fill(steps.length)
  for (const [step, key] of [...keys.entries()].reverse()) starts[bucketOf(key)] = step
  let next = steps.length
  for (let bucket = BUCKETS - 1; bucket >= 0; bucket--) {
    next = Math.min(next, starts[bucket] as number)
    starts[bucket] = next
  }
  const counts = new Uint16Array(BUCKETS)
  for (const key of keys) counts[bucketOf(key)] = (counts[bucketOf(key)] as number) + 1
  return { buckets: { starts, from, scale, isByBits } satisfies StepBuckets, fullest: Math.max(...counts) }
}

const double = new Float64Array(1)
const bits = new BigInt64Array(double.buffer)

function bitsOf(value: number): number {
  double[0] = value
  return Number(bits[0])
}
