import type { DuckDBConnection } from '@duckdb/node-api'
import { movingRules } from '../../../main/domain/structures/moving-line.ts'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { MovingLine, SegmentEngine } from '../../../main/ports/segment-engine.ts'
import type { ThresholdCube } from '../../../shared/economics/threshold-cube.ts'
import { type EngineCase, namedCase, sqlOfRule } from '../engine/engine-cases.ts'
import { makeUnits, readUnits } from '../engine/engine-units.ts'
import { type Lap, stopwatch } from '../engine/stopwatch.ts'
import { withDuckdb } from '../generate-units.ts'

const THREADS = 2
const WARM_ROUNDS = 3
const ROUNDS = 10
const STEPS = Array.from({ length: 101 }, (_, step) => step / 100)
const WORKER = new URL('../../../main/engine/engine-worker.ts', import.meta.url)

/** For one candidate of six segments and twelve measures, never seen before, and a line of 101 steps. */
export interface CubeTimes {
  readonly rows: number
  /** Units that some step moves. */
  readonly movedUnits: number
  readonly cells: number
  /** What the steps do, worked out on one thread and on two; and by DuckDB's GROUP BY on two. */
  readonly oneThread: Lap
  readonly twoThreads: Lap
  readonly duckdb: Lap
  /** Matches, overlaps and unknowns by step. */
  readonly moves: Lap
  /** The exact figures after the release: one evaluation. */
  readonly exact: Lap
}

/** Times the cube; throws where DuckDB has other cells. */
export function cubeTimes(rows: number): Promise<CubeTimes> {
  return withDuckdb(THREADS, async (duckdb) => {
    await makeUnits(duckdb, rows)
    const table = await readUnits(duckdb, rows)
    const one = createSegmentEngine({ workerUrl: WORKER, threads: 1 })
    const two = createSegmentEngine({ workerUrl: WORKER, threads: THREADS })
    try {
      await Promise.all([one.attach(table), two.attach(table)])
      return { rows, ...(await timed(duckdb, one, two)) }
    } finally {
      await Promise.all([one.close(), two.close()])
    }
  })
}

async function timed(
  duckdb: DuckDBConnection,
  one: SegmentEngine,
  two: SegmentEngine,
): Promise<Omit<CubeTimes, 'rows'>> {
  const watch = stopwatch()
  let last: ThresholdCube | null = null
  for (let round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
    if (round === WARM_ROUNDS) watch.reset()
    const given = namedCase(round)
    const line = lineIn(given)
    await watch.lap('one', () => one.cube(line, given.measures))
    const cube = await watch.lap('two', () => two.cube(line, given.measures))
    await watch.lap('moves', () => two.moves(line))
    await watch.lap('exact', () => two.evaluate(given.structure, given.measures))
    const groups = await watch.lap('duckdb', async () =>
      (await duckdb.runAndReadAll(cubeQuery(line, given.measures.length))).getRows(),
    )
    if (round < 2) compareCells(cube, groups)
    last = cube
  }
  const moved = [...(last?.step ? Array.from(last.step).keys() : [])].filter(
    (at) => last?.before[at] !== last?.after[at],
  )
  return {
    movedUnits: moved.reduce((sum, at) => sum + (last?.units[at] ?? 0), 0),
    cells: last?.step.length ?? 0,
    oneThread: watch.median('one'),
    twoThreads: watch.median('two'),
    duckdb: watch.median('duckdb'),
    moves: watch.median('moves'),
    exact: watch.median('exact'),
  }
}

/** The lower bound of the first segment moves. */
function lineIn({ structure }: EngineCase): MovingLine {
  const target = { kind: 'condition', entryId: 'r0', path: [1] } as const
  const found = movingRules(structure.rules, target, [STEPS[0]!, STEPS.at(-1)!], structure.asOf)
  if (found.kind !== 'line') throw new Error(`The line is ${found.kind}`)
  const before = { ...structure, rules: found.states.before }
  const after = { ...structure, rules: found.states.after }
  return { column: found.states.column, steps: STEPS, before, after, at: before }
}

/** The cells as one query: the classes at both ends, and the first step that has passed the value. */
function cubeQuery({ column, steps, before, after }: MovingLine, measures: number): string {
  const classOf = ({ rules }: MovingLine['before']): string =>
    `case ${rules.map(({ rule }, index) => `when ${sqlOfRule(rule!)} then ${index}`).join(' ')} else ${rules.length} end`
  const sums = Array.from({ length: measures }, (_, m) => `sum(m${m}), count(m${m})`)
  // Steps are hundredths: the first above the value is one more than the hundredths in it.
  const step = `least(cast(floor(${column} * ${steps.length - 1}) as int) + 1, ${steps.length - 1})`
  return `select a, b, case when a = b then 0 else ${step} end s, count(*), ${sums.join(', ')}
    from (select *, ${classOf(before)} a, ${classOf(after)} b from units) group by a, b, s order by s, a, b`
}

function compareCells(cube: ThresholdCube, groups: readonly (readonly unknown[])[]): void {
  const ours = new Map<string, number>(
    Array.from(cube.step, (step, at) => [[step, cube.before[at], cube.after[at]].join(' '), at]),
  )
  if (ours.size !== groups.length) throw new Error(`${ours.size} cells, and ${groups.length} by DuckDB`)
  for (const [before, after, step, units, ...sums] of groups.map((group) => group.map(Number))) {
    const at = ours.get([step, before, after].join(' '))
    if (at === undefined || cube.units[at] !== units)
      throw new Error(`Cell ${before} to ${after} at ${step} is another`)
    for (let measure = 0; measure < cube.sums.length; measure++) {
      const [sum = Number.NaN, count] = [sums[measure * 2], sums[measure * 2 + 1]]
      const own = cube.sums[measure]?.[at] ?? Number.NaN
      if (cube.counts[measure]?.[at] !== count || Math.abs(own - sum) > Math.abs(sum) * 1e-9) {
        throw new Error(`Cell ${before} to ${after} at ${step} has another sum: ${own} and ${sum}`)
      }
    }
  }
}
