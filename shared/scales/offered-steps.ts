import { niceStep, niceWholeStep } from './nice-step.ts'

/** On a linear scale, at most so many round steps from end to end. */
const LINEAR_STEPS = 100
/** Powers of ten of a range of more decades than any of LOG_PARTS has. */
const MOST_POWERS = 300
/** On a log scale, the parts of a decade's first unit, for so many decades at most; wider ranges have fewer. */
const LOG_PARTS: readonly (readonly [decades: number, parts: number])[] = [
  [4, 10],
  [8, 5],
  [16, 2],
]

export interface OfferedRange {
  readonly range: readonly [number, number]
  readonly scale: 'linear' | 'log'
  /** Only whole numbers (counts, days). */
  readonly isWhole: boolean
  /** Values that are offered as they are, round or not: where lines stand. */
  readonly kept: readonly number[]
}

/** The values that a line may be put on, ascending, each once: round numbers of the range and the kept values. */
export function offeredSteps({ range: [low, high], scale, isWhole, kept }: OfferedRange): readonly number[] {
  const round = scale === 'log' && low > 0 ? logSteps(low, high, isWhole) : linearSteps(low, high, isWhole)
  return [...new Set([...round, ...kept])].filter(Number.isFinite).sort((a, b) => a - b)
}

/** The index of the step nearest a value; of two alike the lower one. `steps` ascend, there is at least one. */
export function nearestStep(steps: readonly number[], value: number): number {
  let nearest = 0
  for (const [index, step] of steps.entries()) {
    if (Math.abs(step - value) < Math.abs((steps[nearest] ?? 0) - value)) nearest = index
  }
  return nearest
}

function linearSteps(low: number, high: number, isWhole: boolean): readonly number[] {
  const step = isWhole ? niceWholeStep(high - low, LINEAR_STEPS) : niceStep(high - low, LINEAR_STEPS)
  return multiples(low, high, step)
}

function logSteps(low: number, high: number, isWhole: boolean): readonly number[] {
  const decades = Math.log10(high / low)
  const parts = LOG_PARTS.find(([most]) => decades <= most)?.[1] ?? null
  const steps: number[] = []
  const each = parts === null ? Math.ceil(decades / MOST_POWERS) : 1
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += each) {
    if (parts === null) {
      if (10 ** power >= low) steps.push(10 ** power)
      continue
    }
    const step = isWhole ? Math.max(1, 10 ** power / parts) : 10 ** power / parts
    steps.push(...multiples(Math.max(low, 10 ** power), Math.min(high, 10 ** (power + 1)), step))
  }
  return isWhole ? steps.map(Math.round) : steps
}

/** Multiples of a step within both ends; 3 × 0.1 is 0.3. */
function multiples(low: number, high: number, step: number): readonly number[] {
  const first = Math.ceil(low / step - 1e-9)
  const count = Math.floor(high / step + 1e-9) - first + 1
  if (!(count > 0) || !Number.isFinite(count)) return []
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(12)) + 0)
}
