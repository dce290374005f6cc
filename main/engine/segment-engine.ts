import { performance } from 'node:perf_hooks'
import { AppError } from '../../shared/contract/app-error.ts'
import type { Measure } from '../../shared/economics/measure.ts'
import { MOST_PAIRS, type MovingLine, type RunnableStructure, type SegmentEngine } from '../ports/segment-engine.ts'
import { ROWS_PER_BLOCK, type SpineColumns } from '../ports/spine-columns.ts'
import type { StillEngine } from '../ports/still-engine.ts'
import { blockCount } from './blocks.ts'
import { classSpace } from './class-runs.ts'
import { compileStructure } from './compile-structure.ts'
import { crossTabOf } from './cross-tab-of.ts'
import { crossTabSpace } from './cross-tab-run.ts'
import { cubeOf } from './cube-of.ts'
import { cubeSlots, cubeSpace } from './cube-run.ts'
import { evaluateSpace } from './evaluate-run.ts'
import { evaluationOf } from './evaluation-of.ts'
import { lookupRun } from './fill-lookup.ts'
import { changesOf, movedCounts } from './line-moves.ts'
import { spanCount } from './line-spans.ts'
import { createLookupCache, type LookupCache } from './lookup-cache.ts'
import { compileMeasures } from './measure-program.ts'
import { rowsSpace } from './measures-of-rows.ts'
import { movesSpace } from './moves-run.ts'
import { prepareLine } from './prepare-line.ts'
import type { Lookup, ReadyProgram } from './program.ts'
import { setRows } from './set-rows.ts'
import { createStillRuns } from './still-runs.ts'
import { createWorkerPool } from './worker-pool.ts'
import type { TaskKind, TaskOf, TaskRun } from './worker-task.ts'

/** Rules are numbered by a byte, and one number is the default path's. */
const MOST_RULES = 254
/** Codes that are looked through sooner here than by asking a thread. */
const FEW_CODES = 4096

export interface SegmentEngineOptions {
  /** The entry of the worker threads: engine-worker.ts, or what it was built into. */
  readonly workerUrl: URL
  readonly threads: number
}

/** What is kept of the attached table. */
interface Attached {
  readonly spine: SpineColumns
  readonly lookups: LookupCache
}

/** WebAssembly kernels over the shared columns, on worker threads that start when a table is attached. */
export function createSegmentEngine({ workerUrl, threads }: SegmentEngineOptions): SegmentEngine & StillEngine {
  const pool = createWorkerPool({ workerUrl, threads, idleMs: null })
  let attached: Attached | null = null

  const stillRuns = createStillRuns({
    spine: () => required().spine,
    run: (spine, task, items, spaceBytes, signal) => run({ spine }, task, items, spaceBytes, signal),
    async prepare(structure, measures) {
      const table = required()
      const { nodes, tables } = await prepareMeasures(table, measures)
      return { program: await prepare(table, structure), measures: nodes, tables }
    },
  })

  /** The table for a question that somebody waits for: whatever runs for nobody gives way. */
  function current(): Attached {
    stillRuns.interrupt()
    return required()
  }

  function required(): Attached {
    if (attached !== null) return attached
    throw new AppError('not-available', 'There is no customer table to work on.', { remedy: 'Import one first.' })
  }

  /** Refuses a run whose table was let go of since the question was asked. */
  async function run<K extends TaskKind>(
    { spine }: Pick<Attached, 'spine'>,
    task: TaskOf<K>,
    items: number,
    spaceBytes = 0,
    signal?: AbortSignal,
  ) {
    if (attached?.spine === spine) return pool.run<K>(spine, task, items, spaceBytes, signal)
    throw new AppError('cancelled', 'The customer table was put away before the answer.', { remedy: 'Ask again.' })
  }

  async function tablesOf(table: Attached, lookups: readonly Lookup[]): Promise<readonly Uint8Array[]> {
    const { tables, missing } = table.lookups.take(lookups)
    if (missing.lookups.length > 0) {
      const task = { kind: 'lookup', ...missing } as const
      const codes = missing.tables.reduce((sum, { length }) => sum + length, 0)
      if (codes > FEW_CODES) await run<'lookup'>(table, task, missing.items)
      else fillHere(lookupRun(task, table.spine), missing.items)
      table.lookups.keep(missing)
    }
    return tables
  }

  async function prepare(table: Attached, structure: RunnableStructure): Promise<ReadyProgram> {
    requireFewRules(structure)
    const program = compileStructure(structure, table.spine.columns)
    return { ...program, tables: await tablesOf(table, program.lookups) }
  }

  async function prepareMeasures(table: Attached, measures: readonly Measure[]) {
    const lookups: Lookup[] = []
    const nodes = compileMeasures(measures, table.spine.columns, lookups)
    return { nodes, tables: await tablesOf(table, lookups) }
  }

  async function evaluate(structure: RunnableStructure, measures: readonly Measure[]) {
    const startedAt = performance.now()
    const table = current()
    const { spine } = table
    const program = await prepare(table, structure)
    const { nodes, tables } = await prepareMeasures(table, measures)
    const blocks = blockCount(spine.rowCount)
    const cells = (program.rules.length + 1) * measures.length
    const sums = new Float64Array(new SharedArrayBuffer(blocks * cells * 8))
    const task = { kind: 'evaluate', program, measures: nodes, tables, sums } as const
    const shares = await run<'evaluate'>(table, task, blocks, evaluateSpace(task, spine))
    const ruleIds = structure.rules.map(({ id }) => id)
    const answer = evaluationOf(ruleIds, program, spine.columns, measures.length, shares, sums)
    return { ...answer, elapsedMs: performance.now() - startedAt }
  }

  async function readyLine(table: Attached, line: MovingLine) {
    for (const structure of [line.before, line.at, line.after]) requireFewRules(structure)
    const prepared = prepareLine(line, table.spine.columns)
    const tables = await tablesOf(table, prepared.program.lookups)
    return { ...prepared, program: { ...prepared.program, tables } }
  }

  async function cube(line: MovingLine, measures: readonly Measure[]) {
    const table = current()
    const { spine } = table
    const ready = await readyLine(table, line)
    const { nodes, tables } = await prepareMeasures(table, measures)
    const slots = cubeSlots(ready, measures.length)
    const task = { kind: 'cube', ...ready, measures: nodes, tables, slots } as const
    const shares = await run<'cube'>(table, task, spanCount(spine.rowCount), cubeSpace(task, spine))
    const spans = shares.flatMap((share) => {
      if (share !== null) return share
      throw new AppError('not-available', 'This line moves units between too many lines of the option to follow it.', {
        remedy: 'Let it go to see the figures.',
      })
    })
    return cubeOf(spans, measures.length)
  }

  async function crossTab(a: RunnableStructure, b: RunnableStructure, measures: readonly Measure[]) {
    const startedAt = performance.now()
    const table = current()
    const cells = (a.rules.length + 1) * (b.rules.length + 1)
    if (cells > MOST_PAIRS) {
      throw new AppError('not-available', `The two options make ${cells} pairs of lines; ${MOST_PAIRS} is the most.`, {
        remedy: 'Compare options with fewer segments.',
      })
    }
    const programs = { a: await prepare(table, a), b: await prepare(table, b) }
    const { nodes, tables } = await prepareMeasures(table, measures)
    const blocks = blockCount(table.spine.rowCount)
    const sums = new Float64Array(new SharedArrayBuffer(blocks * cells * measures.length * 8))
    const task = { kind: 'cross-tab', ...programs, measures: nodes, tables, sums } as const
    const shares = await run<'cross-tab'>(table, task, blocks, crossTabSpace(task, table.spine))
    return { ...crossTabOf(cells, measures.length, shares, sums), elapsedMs: performance.now() - startedAt }
  }

  return {
    still: stillRuns.still,
    order: stillRuns.order,
    resample: stillRuns.resample,
    async attach(spine) {
      // Fresh threads hold nothing of the former table; dropped references alone would wait for a collection.
      attached = null
      await pool.stop()
      attached = { spine, lookups: createLookupCache(spine.columns) }
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
      const { spine } = table
      const task = { kind: 'classify', program, classes } as const
      await run<'classify'>(table, task, blockCount(spine.rowCount), classSpace(program, spine))
      // A copy of its own: shared memory must not reach a Response.
      return new Uint8Array(classes)
    },
    async select(rule, thresholds, asOf) {
      const table = current()
      const program = await prepare(table, { rules: [{ id: 'selection', rule }], thresholds, asOf })
      const blocks = blockCount(table.spine.rowCount)
      const rows = new Int32Array(new SharedArrayBuffer((blocks * ROWS_PER_BLOCK) / 8))
      await run<'select'>(table, { kind: 'select', program, rows }, blocks, classSpace(program, table.spine))
      return setRows(rows)
    },
    async measuresOf(measures, rows) {
      const table = current()
      const { nodes, tables } = await prepareMeasures(table, measures)
      const task = { kind: 'rows', measures: nodes, tables, rows } as const
      const items = Math.min(1, rows.length)
      const [found] = await run<'rows'>(table, task, items, rowsSpace(task, table.spine))
      return found ?? new Float64Array(0)
    },
    crossTab,
    cube,
    async moves(line) {
      const table = current()
      const { spine } = table
      const ready = await readyLine(table, line)
      const counts = movedCounts(ready, spine.columns)
      const task = { kind: 'moves', ...ready, counts } as const
      const shares = await run<'moves'>(table, task, spanCount(spine.rowCount), movesSpace(task, spine))
      return changesOf(counts, ready.steps.length, shares)
    },
    async close() {
      attached = null
      await pool.stop()
    },
  }
}

function requireFewRules({ rules }: RunnableStructure): void {
  if (rules.length > MOST_RULES) {
    throw new AppError('bad-request', `A structure has at most ${MOST_RULES} rules, not ${rules.length}.`)
  }
}

function fillHere(run: TaskRun, items: number): void {
  for (let item = 0; item < items; item++) run.item(item)
}
