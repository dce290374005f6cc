import type { SpineColumns } from '../ports/spine-columns.ts'
import { PLANE_BYTES, ROWS_PER_STRIP } from './blocks.ts'
import { type LineClasses, lineClasses } from './line-classes.ts'
import { spanAt } from './line-spans.ts'
import { type SpacePlan, spacePlan } from './space-plan.ts'
import type { Place, TableKernels } from './table-kernels.ts'
import type { MoveCount, MovesTask, TaskRun } from './worker-task.ts'

/** Bytes of working space that the counts of what a line moves need. */
export function movesSpace(task: MovesTask, spine: SpineColumns): number {
  const plan = spacePlan()
  partsOf(task, spine, plan)
  return plan.bytes
}

function partsOf(task: MovesTask, spine: SpineColumns, plan: SpacePlan) {
  return {
    line: lineClasses(task, spine, plan),
    changed: plan.take(PLANE_BYTES),
    missing: plan.take(PLANE_BYTES),
    rowSteps: plan.take(ROWS_PER_STRIP * 2),
    // One more, which no row reaches, so that a step after the last is no other count's first.
    changes: plan.take((task.counts.length * task.steps.length + 1) * 4),
  }
}

/** Counts, by step, what a line that moves changes in the counts of rules. */
export function movesRun(task: MovesTask, table: TableKernels): TaskRun {
  const { counts, rules, steps } = task
  const { line, changed, missing, rowSteps, changes } = partsOf(task, table.spine, spacePlan())
  const ready = new Set<number>()
  const total = new Int32Array(counts.length * steps.length)

  function add(place: Place): void {
    const { kernels, space } = place
    line.classify(place)
    kernels.fillBytes(space + changed, 0, PLANE_BYTES)
    for (const kind of ['matches', 'unknown'] as const) {
      for (let index = 0; index < rules; index++) {
        const [before, at, after] = planesOf({ of: kind, index }, place)
        kernels.addChanges(before, at, after, space + changed, PLANE_BYTES)
      }
    }
    const places = line.steps(place)
    kernels.writeSteps(space + changed, line.values(place), ...places, space + rowSteps, PLANE_BYTES)
    for (const [number, count] of counts.entries()) {
      const [before, at, after] = planesOf(count.plane, place)
      const [alsoBefore, alsoAt, alsoAfter] = alsoOf(count, place)
      const target = space + changes + number * steps.length * 4
      kernels.countMoves(
        ...([before, alsoBefore, at, alsoAt, after, alsoAfter, space + rowSteps, target, PLANE_BYTES] as const),
      )
    }
  }

  function planesOf({ of, index }: MoveCount['plane'], { space }: Place): readonly [number, number, number] {
    const address = (state: LineClasses['before']): number => space + state[of] + index * PLANE_BYTES
    return [address(line.before), address(line.at), address(line.after)]
  }

  function alsoOf({ plane, and }: MoveCount, place: Place): readonly [number, number, number] {
    if (and === null) return planesOf(plane, place)
    if ('of' in and) return planesOf(and, place)
    const present = place.present(and.missing)
    const absent = place.space + missing
    place.kernels.notPlanes(present, present, absent, absent, PLANE_BYTES)
    return [absent, absent, absent]
  }

  return {
    item(index) {
      const span = spanAt(table.spine.rowCount, index)
      const chunk = table.chunk(span.chunk)
      if (!ready.has(span.chunk)) line.load(chunk)
      ready.add(span.chunk)
      chunk.kernels.fillBytes(chunk.space + changes, 0, total.byteLength)
      for (const strip of span.strips) add(table.place(strip))
      const found = chunk.countsAt(chunk.space + changes, total.length)
      for (let at = 0; at < total.length; at++) total[at] = (total[at] as number) + ((found[at] as number) | 0)
    },
    result: () => total,
  }
}
