import { AppError } from '../../shared/contract/app-error.ts'
import type { LineChange } from '../ports/segment-engine.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import { entry } from './entry.ts'
import type { PreparedLine } from './prepare-line.ts'
import type { MoveCount, MovePlane } from './worker-task.ts'

/** What the counts by step may take of each chunk's memory. */
const MOST_BYTES = 4 * 2 ** 20

/** A count of rules and what it is called. */
interface NamedCount extends MoveCount {
  readonly change: Omit<LineChange, 'steps'>
}

/**
 * The counts of rules that a line may change. Throws AppError('not-available') where they are more than memory is given to.
 */
export function movedCounts({ rules, moved, program, steps }: PreparedLine, columns: readonly StoredColumn[]) {
  const counts: NamedCount[] = []
  const add = (change: NamedCount['change'], plane: MovePlane, and: MoveCount['and'] = null): void =>
    void counts.push({ change, plane, and })
  const all: MovePlane = { of: 'overlapping', index: 0 }
  for (const rule of moved) {
    const unknown: MovePlane = { of: 'unknown', index: rule }
    add({ kind: 'matches', rule, by: null }, { of: 'matches', index: rule })
    add({ kind: 'unknown', rule, by: null }, unknown)
    for (const column of entry(program.rules, rule).columns) {
      const { name } = entry(columns, column)
      add({ kind: 'unknownByColumn', rule, by: name }, unknown, { missing: column })
    }
  }
  add({ kind: 'overlappingUnits', rule: 0, by: null }, all)
  for (let rule = 0; rule < rules; rule++) {
    const matches: MovePlane = { of: 'matches', index: rule }
    add({ kind: 'overlapping', rule, by: null }, matches, all)
    // Rules before the first that moves take what they took.
    if (rule < Math.min(...moved)) continue
    for (let by = 0; by <= rule; by++) add({ kind: 'takenBy', rule, by }, matches, { of: 'members', index: by })
  }
  if (counts.length * steps.length * 4 > MOST_BYTES) {
    throw new AppError('not-available', 'The option has too many rules for their overlaps to follow a line.', {
      remedy: 'Let it go to see the figures.',
    })
  }
  return counts
}

/** Adds workers' counts up; those that no step changes are left out. */
export function changesOf(
  counts: readonly NamedCount[],
  stepCount: number,
  shares: readonly Int32Array[],
): readonly LineChange[] {
  return counts.flatMap(({ change }, number) => {
    const steps = new Int32Array(stepCount)
    for (const share of shares) {
      for (let step = 0; step < stepCount; step++) {
        steps[step] = (steps[step] as number) + (share[number * stepCount + step] as number)
      }
    }
    return steps.some((amount) => amount !== 0) ? [{ ...change, steps }] : []
  })
}
