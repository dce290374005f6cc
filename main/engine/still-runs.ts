import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import type { Measure } from '../../shared/economics/measure.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { wordsOf } from '../domain/random/hash-words.ts'
import type { RunnableStructure } from '../ports/segment-engine.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type { OrderQuestion, StillEngine } from '../ports/still-engine.ts'
import { blockCount } from './blocks.ts'
import { sumsInOrder } from './evaluation-of.ts'
import type { MeasureNode } from './measure-program.ts'
import { orderedOf } from './ordered-of.ts'
import type { ReadyProgram } from './program.ts'
import { LANES, resampleItems, resampleSpace } from './resample-run.ts'
import { sortBlocksSpace } from './sort-blocks-run.ts'
import { runsOf, splittersOf } from './sorted-runs.ts'
import type { TaskKind, TaskOf, TaskResults } from './worker-task.ts'

/** What the segment engine gives for work that may be interrupted; all of it is about the table attached. */
export interface StillBed {
  /** Throws AppError where there is no table. */
  spine(): SpineColumns
  /** Rejects with 'cancelled' where the table is another one by now, and with the signal's reason once that is aborted. */
  run<K extends TaskKind>(
    spine: SpineColumns,
    task: TaskOf<K>,
    items: number,
    spaceBytes: number,
    signal: AbortSignal,
  ): Promise<readonly TaskResults[K][]>
  prepare(
    structure: RunnableStructure,
    measures: readonly Measure[],
  ): Promise<{ program: ReadyProgram; measures: readonly MeasureNode[]; tables: readonly Uint8Array[] }>
}

/** Work for when the hand is still, and the word that it no longer is. */
export interface StillRuns extends StillEngine {
  /** A question came: whatever runs here ends now. */
  interrupt(): void
}

export function createStillRuns(bed: StillBed): StillRuns {
  const interruptions = new Set<AbortController>()
  /** A table's rows are named once for the same columns. */
  const named = new WeakMap<SpineColumns, { readonly by: string; readonly names: Uint32Array }>()
  let askedAtMs = Number.NEGATIVE_INFINITY

  /** Null where a question came between; a caller's own signal is a failure, as ever. */
  async function givingWay<T>(signal: AbortSignal, work: (own: AbortSignal) => Promise<T>): Promise<T | null> {
    signal.throwIfAborted()
    const interruption = new AbortController()
    interruptions.add(interruption)
    try {
      return await work(AbortSignal.any([signal, interruption.signal]))
    } catch (error) {
      if (interruption.signal.aborted && !signal.aborted) return null
      throw error
    } finally {
      interruptions.delete(interruption)
    }
  }

  async function namesOf(spine: SpineColumns, namedBy: readonly string[], signal: AbortSignal): Promise<Uint32Array> {
    const by = JSON.stringify(namedBy)
    const known = named.get(spine)
    if (known?.by === by) return known.names
    const columns = namedBy.map((name) => columnIndexOf(spine, name)).filter((column) => column >= 0)
    const names = new Uint32Array(new SharedArrayBuffer(spine.rowCount * 4))
    await bed.run<'name'>(spine, { kind: 'name', columns, names }, blockCount(spine.rowCount), 0, signal)
    named.set(spine, { by, names })
    return names
  }

  async function order(
    structure: RunnableStructure,
    measure: Measure,
    { ranksOf, cutsOf }: OrderQuestion,
    signal: AbortSignal,
  ) {
    const spine = bed.spine()
    const { program, measures, tables } = await bed.prepare(structure, [measure])
    const [node] = measures
    if (node === undefined) throw new Error('A measure came to nothing')
    const classCount = program.rules.length + 1
    const blocks = blockCount(spine.rowCount)
    const values = new Float64Array(new SharedArrayBuffer(spine.rowCount * 8))
    const bounds = new Int32Array(new SharedArrayBuffer(blocks * (classCount + 1) * 4))
    const sorting = { kind: 'sort-blocks', program, measure: node, tables, values, bounds } as const
    await bed.run<'sort-blocks'>(spine, sorting, blocks, sortBlocksSpace(sorting, spine), signal)
    const groups = Array.from({ length: classCount + 1 }, (_, of) => {
      const runs = runsOf({ classCount, values, bounds }, of)
      const count = runs.reduce((sum, { length }) => sum + length, 0)
      const splitters = splittersOf(runs)
      const ends = [...splitters, Number.POSITIVE_INFINITY]
      const parts = count === 0 ? [] : ends.map((upTo, at) => ({ of, above: splitters[at - 1] ?? null, upTo }))
      return { asked: { ranks: ranksOf(count), cuts: cutsOf(count) }, parts }
    })
    const parts = groups.flatMap((group) => group.parts)
    const asked = groups.map((group) => group.asked)
    const ranking = { kind: 'rank', classCount, values, bounds, parts, asked } as const
    const found = (await bed.run<'rank'>(spine, ranking, parts.length, 0, signal)).flat()
    return groups.map((group, of) =>
      orderedOf(
        found.filter(({ part }) => parts[part]?.of === of),
        group.asked,
      ),
    )
  }

  return {
    interrupt() {
      askedAtMs = performance.now()
      for (const interruption of interruptions) interruption.abort()
    },
    async still(forMs, signal) {
      const leftMs = (): number => askedAtMs + forMs - performance.now()
      signal.throwIfAborted()
      for (let waitMs = leftMs(); waitMs > 0; waitMs = leftMs()) await setTimeout(waitMs, undefined, { signal })
    },
    order: (structure, measure, question, signal) =>
      givingWay(signal, (own) => order(structure, measure, question, own)),
    resample: (structure, measures, { seed, resamples, namedBy }, signal) =>
      givingWay(signal, async (own) => {
        const spine = bed.spine()
        const { program, measures: nodes, tables } = await bed.prepare(structure, measures)
        const names = await namesOf(spine, namedBy, own)
        const seeds = wordsOf(seed, Math.ceil(resamples / LANES) * LANES)
        const blocks = blockCount(spine.rowCount)
        const classCount = program.rules.length + 1
        const cells = seeds.length * classCount * nodes.length
        const sums = new Float64Array(new SharedArrayBuffer(blocks * cells * 8))
        const task = { kind: 'resample', program, measures: nodes, tables, names, seeds, sums } as const
        await bed.run<'resample'>(spine, task, resampleItems(blocks, seeds), resampleSpace(task, spine), own)
        const byLane = sumsInOrder(sums, cells)
        return { resamples: seeds.length, sums: byResample(byLane, seeds.length, classCount * nodes.length) }
      }),
  }
}

/** Groups × cells × lanes as resamples × cells. */
function byResample(sums: Float64Array, resamples: number, cells: number): Float64Array {
  const found = new Float64Array(sums.length)
  for (let resample = 0; resample < resamples; resample++) {
    const group = Math.floor(resample / LANES)
    for (let cell = 0; cell < cells; cell++) {
      found[resample * cells + cell] = sums[(group * cells + cell) * LANES + (resample % LANES)] as number
    }
  }
  return found
}
