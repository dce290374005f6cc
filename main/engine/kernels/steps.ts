/* Where values stand among the steps of a line. `steps` holds the steps, then where the buckets start: see ../step-buckets.ts. */

/** The number of the first step that is at least the value; `stepCount` where there is none. */
@inline
export function firstAtLeast(
  value: f64,
  steps: usize,
  stepCount: i32,
  from: f64,
  scale: f64,
  buckets: i32,
  isByBits: i32,
): i32 {
  const key = isByBits ? <f64>reinterpret<i64>(value) : value
  const bucket = min(max(<i32>((key - from) * scale), 0), buckets - 1)
  let step: i32 = load<u16>(steps + (<usize>stepCount << 3) + (<usize>bucket << 1))
  while (step < stepCount && load<f64>(steps + (<usize>step << 3)) < value) step++
  return step
}
