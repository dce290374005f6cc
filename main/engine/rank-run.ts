import { entry } from './entry.ts'
import { sortNumbers } from './sort-numbers.ts'
import { runsOf, valuesBetween } from './sorted-runs.ts'
import type { RankedPart, TaskOf, TaskRun } from './worker-task.ts'

/** Puts each part of a class in order, and takes its sums and what of it was asked for. */
export function rankRun(task: TaskOf<'rank'>): TaskRun {
  const found: RankedPart[] = []
  return {
    item(index) {
      const part = entry(task.parts, index)
      const { values, before } = valuesBetween(runsOf(task, part.of), part.above, part.upTo)
      sortNumbers(values)
      found.push({
        part: index,
        before,
        ...sumsOf(values, before),
        ...askedOf(values, before, entry(task.asked, part.of)),
      })
    },
    result: () => found,
  }
}

/** Sums of ascending values of which so many stand before the first. */
function sumsOf(values: Float64Array, before: number) {
  let [sum, rankedSum] = [0, 0]
  let [positiveCount, positiveSum, positiveRanked] = [0, 0, 0]
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    const ranked = value * (before + at + 1)
    sum += value
    rankedSum += ranked
    if (value <= 0) continue
    positiveCount++
    positiveSum += value
    positiveRanked += ranked
  }
  const positive = { count: positiveCount, sum: positiveSum, rankedSum: positiveRanked }
  return { count: values.length, sum, rankedSum, positive }
}

function askedOf(values: Float64Array, before: number, { ranks, cuts }: TaskOf<'rank'>['asked'][number]) {
  const isHere = (rank: number): boolean => rank >= before && rank < before + values.length
  const ownCuts = cuts.filter(isHere)
  const sums: number[] = []
  let [sum, at] = [0, 0]
  for (const cut of ownCuts) {
    for (; before + at < cut; at++) sum += values[at] as number
    sums.push(sum)
  }
  return { values: ranks.filter(isHere).map((rank) => values[rank - before] as number), sums }
}
