import { AppError } from '../../shared/contract/app-error.ts'
import type { JobProgress } from '../../shared/contract/jobs.ts'
import { conditionsOf } from '../../shared/rules/walk-rule.ts'
import { cellReader, deriveEdgeGrid, type EdgeRow } from '../domain/exports/edge-grid.ts'
import { judgeMutants, type MutantJudgement } from '../domain/exports/judge-mutants.ts'
import { mutantsOf } from '../domain/exports/mutants.ts'
import { ordinalOf, type Program } from '../domain/exports/program.ts'
import { nextTurn } from './next-turn.ts'

const MUTANTS_PER_TURN = 8
const ROWS_PER_TURN = 2_048

export interface GridInput {
  readonly program: Program
  /** Day numbers, the as-of date first. */
  readonly asOfDays: readonly number[]
  readonly report: (progress: JobProgress) => void
  readonly signal: AbortSignal
}

/** The grid, grown by rows that the mutants asked for. */
export async function buildGrid(input: GridInput): Promise<{ grid: readonly EdgeRow[]; mutants: MutantJudgement }> {
  const { program, asOfDays, report, signal } = input
  const grid = await inTurns(deriveEdgeGrid(program, asOfDays), async (done) => {
    report({ phase: 'Deriving the rows to check', done, total: conditionCount(program), unit: 'steps' })
    await turn(signal)
  })
  const mutants = mutantsOf(program)
  const judging = judgeMutants({ program, grid, mutants, asOf: asOfDays[0] ?? 0 })
  const judgement = await inTurns(judging, async (done) => {
    if (done % MUTANTS_PER_TURN !== 0) return
    report({ phase: 'Checking that a fault would be seen', done, total: mutants.length, unit: 'steps' })
    await turn(signal)
  })
  return { grid: [...grid, ...judgement.added], mutants: judgement }
}

/** Goes through a long computation, pausing where it allows. */
async function inTurns<T>(steps: Generator<number, T>, pause: (done: number) => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await pause(step.value)
  }
}

function conditionCount({ entries }: Program): number {
  return entries.reduce((sum, { rule }) => sum + conditionsOf(rule).length, 0)
}

/** The ordinals of the grid by the reference meaning, for each day. */
export async function expectedOrdinals(
  { program, asOfDays, signal }: GridInput,
  grid: readonly EdgeRow[],
): Promise<readonly Uint8Array[]> {
  const readerOf = cellReader(program)
  const all: Uint8Array[] = []
  for (const asOf of asOfDays) {
    const ordinals = new Uint8Array(grid.length)
    for (const [row, { cells }] of grid.entries()) {
      if (row % ROWS_PER_TURN === 0) await turn(signal)
      ordinals[row] = ordinalOf(program, readerOf(cells), asOf)
    }
    all.push(ordinals)
  }
  return all
}

/** Lets others run, and stops where the work was cancelled. */
export async function turn(signal: AbortSignal): Promise<void> {
  await nextTurn()
  if (signal.aborted) throw new AppError('cancelled', 'The proof was cancelled.')
}
