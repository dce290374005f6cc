const scratch = new DataView(new ArrayBuffer(8))

/** The smallest double above a finite one. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE
  scratch.setFloat64(0, value)
  scratch.setBigInt64(0, scratch.getBigInt64(0) + (value > 0 ? 1n : -1n))
  return scratch.getFloat64(0)
}

/** The largest double below a finite one. */
export function nextDown(value: number): number {
  return -nextUp(-value)
}
