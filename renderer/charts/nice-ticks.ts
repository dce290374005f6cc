import { niceStep, niceWholeStep } from '../../shared/scales/nice-step.ts'

/** Round values from low to high, at most `count`, zero among them where it lies between; whole ones where asked. */
export function niceTicks(low: number, high: number, count: number, isWhole = false): readonly number[] {
  const step = (isWhole ? niceWholeStep : niceStep)(high - low, Math.max(1, count - 1))
  const ticks: number[] = []
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index += 1) {
    // Through the step's decimals, so that 3 × 0.1 is 0.3.
    ticks.push(Number((index * step).toPrecision(12)))
  }
  return ticks
}

/** Powers of ten within the range; with 1, 2 and 5 of each where there are fewer than three. */
export function logTicks(low: number, high: number): readonly number[] {
  if (!(low > 0) || !(high >= low)) return []
  const within = (factors: readonly number[]): number[] => {
    const ticks: number[] = []
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
      for (const factor of factors) {
        const tick = Number((factor * 10 ** power).toPrecision(12))
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.push(tick)
      }
    }
    return ticks
  }
  const powers = within([1])
  return powers.length >= 3 ? powers : within([1, 2, 5])
}
