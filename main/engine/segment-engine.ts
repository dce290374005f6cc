import { performance } from 'node:perf_hooks'
import { AppError } from '../../shared/contract/app-error.ts'
import type { Measure } from '../../shared/economics/measure.ts'
import type { RunnableStructure, SegmentEngine } from '../ports/segment-engine.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { bitsIn, WORDS_PER_BLOCK } from './bit-planes.ts'
import { blockCount, tableViews } from './block-view.ts'
import { compileStructure } from './compile-structure.ts'
import { evaluationOf } from './evaluation-of.ts'
import { createLookupCache, type LookupCache } from './lookup-cache.ts'
import { createMeasureCache, type MeasureCache } from './measure-cache.ts'
import { compileMeasures } from './measure-program.ts'
import { measuresOfRows } from './measures-of-rows.ts'
import type { Lookup, ReadyProgram } from './program.ts'
import { createWorkerPool } from './worker-pool.ts'
import type { TaskKind, TaskOf } from './worker-task.ts'

/** Rules are numbered by a byte, and one number is the default path's. */
const MOST_RULES = 254
const MEASURE_BUDGET_BYTES = 256 * 2 ** 20

export interface SegmentEngineOptions {
  /** The entry of the worker threads: engine-worker.ts, or what it was built into. */
  readonly workerUrl: URL
  readonly threads: number
  /** Memory for measures kept from one evaluation to the next: 8.125 bytes a unit each; those beyond are worked out again. */
  readonly measureBudgetBytes?: number
}

/** What is kept of the attached table. */
interface Attached {
  readonly spine: SpineColumns
  readonly lookups: LookupCache
  readonly measures: MeasureCache
}

/** Kernels in TypeScript over the shared columns, on worker threads that start when a table is attached. */
export function createSegmentEngine(options: SegmentEngineOptions): SegmentEngine {
  const { workerUrl, threads, measureBudgetBytes = MEASURE_BUDGET_BYTES } = options
  const pool = createWorkerPool({ workerUrl, threads, idleMs: null })
  let attached: Attached | null = null

  function current(): Attached {
    if (attached !== null) return attached
    throw new AppError('not-available', 'There is no customer table to work on.', { remedy: 'Import one first.' })
  }

  /** Refuses a run whose table was let go of since the question was asked. */
  async function run<K extends TaskKind>(table: Attached, task: TaskOf<K>, items: number) {
    if (attached === table) return pool.run<K>(table.spine, task, items)
    throw new AppError('cancelled', 'The customer table was put away before the answer.', { remedy: 'Ask again.' })
  }

  async function tablesOf(table: Attached, lookups: readonly Lookup[]): Promise<readonly Uint8Array[]> {
    const { tables, missing } = table.lookups.take(lookups)
    if (missing.lookups.length > 0) {
      await run<'lookup'>(table, { kind: 'lookup', ...missing }, missing.items)
      table.lookups.keep(missing)
    }
    return tables
  }

  async function prepare(table: Attached, structure: RunnableStructure): Promise<ReadyProgram> {
    if (structure.rules.length > MOST_RULES) {
      throw new AppError('bad-request', `A structure has at most ${MOST_RULES} rules, not ${structure.rules.length}.`)
    }
    const program = compileStructure(structure, table.spine.columns)
    return { ...program, tables: await tablesOf(table, program.lookups) }
  }

  async function evaluate(structure: RunnableStructure, measures: readonly Measure[]) {
    const startedAt = performance.now()
    const table = current()
    const { spine } = table
    const program = await prepare(table, structure)
    const lookups: Lookup[] = []
    const nodes = compileMeasures(measures, spine.columns, lookups)
    const tables = await tablesOf(table, lookups)
    const cached = table.measures.take(measures.map(({ value }) => JSON.stringify(value)))
    const blocks = blockCount(spine.rowCount)
    const cells = (program.rules.length + 1) * measures.length
    const sums = new Float64Array(new SharedArrayBuffer(blocks * cells * 8))
    const tasks = nodes.map((node, index) => {
      const place = cached[index] ?? null
      return { node, store: place?.store ?? null, filled: place?.filled ?? false }
    })
    const shares = await run<'evaluate'>(table, { kind: 'evaluate', program, measures: tasks, tables, sums }, blocks)
    for (const place of cached) if (place !== null) place.filled = true
    const ruleIds = structure.rules.map(({ id }) => id)
    const answer = evaluationOf(ruleIds, program, spine.columns, measures.length, shares, sums)
    return { ...answer, elapsedMs: performance.now() - startedAt }
  }

  return {
    async attach(spine) {
      // Fresh threads hold nothing of the former table; dropped references alone would wait for a collection.
      attached = null
      await pool.stop()
      const measures = createMeasureCache(spine.rowCount, measureBudgetBytes)
      attached = { spine, lookups: createLookupCache(spine.columns), measures }
      pool.warm(spine)
    },
    async detach() {
      attached = null
      await pool.stop()
    },
    evaluate,
    async classify(structure) {
      const table = current()
      const program = await prepare(table, structure)
      const classes = new Uint8Array(new SharedArrayBuffer(table.spine.rowCount))
      await run<'classify'>(table, { kind: 'classify', program, classes }, blockCount(table.spine.rowCount))
      // A copy of its own: shared memory must not reach a Response.
      return new Uint8Array(classes)
    },
    async select(rule, thresholds, asOf) {
      const table = current()
      const program = await prepare(table, { rules: [{ id: 'selection', rule }], thresholds, asOf })
      const blocks = blockCount(table.spine.rowCount)
      const rows = new Int32Array(new SharedArrayBuffer(blocks * WORDS_PER_BLOCK * 4))
      await run<'select'>(table, { kind: 'select', program, rows }, blocks)
      return rowsOf(rows)
    },
    async measuresOf(measures, rows) {
      const table = current()
      const lookups: Lookup[] = []
      const nodes = compileMeasures(measures, table.spine.columns, lookups)
      return measuresOfRows(nodes, await tablesOf(table, lookups), rows, tableViews(table.spine))
    },
    async crossTab(a, b) {
      const table = current()
      const programs = { a: await prepare(table, a), b: await prepare(table, b) }
      const blocks = blockCount(table.spine.rowCount)
      const shares = await run<'cross-tab'>(table, { kind: 'cross-tab', ...programs }, blocks)
      const counts = new Float64Array((a.rules.length + 1) * (b.rules.length + 1))
      for (const share of shares) {
        for (const [cell, count] of share.entries()) counts[cell] = (counts[cell] ?? 0) + count
      }
      return counts
    },
    async close() {
      attached = null
      await pool.stop()
    },
  }
}

/** The numbers of the set bits, ascending. */
function rowsOf(plane: Int32Array): Uint32Array {
  let count = 0
  for (const word of plane) count += bitsIn(word)
  const rows = new Uint32Array(count)
  let next = 0
  for (let word = 0; word < plane.length; word++) {
    let bits = plane[word] as number
    while (bits !== 0) {
      const lowest = bits & -bits
      rows[next++] = word * 32 + 31 - Math.clz32(lowest)
      bits ^= lowest
    }
  }
  return rows
}
