import type { Rule } from '../../../shared/rules/rule.ts'
import type { Cell } from '../../../shared/rules/truth.ts'
import { wholeRandom } from '../random/whole-random.ts'
import { cellReader, type EdgeRow } from './edge-grid.ts'
import type { Mutant } from './mutants.ts'
import { ordinalOf, type Program, takes } from './program.ts'
import { tellingRow } from './telling-row.ts'

const SEED = 7

export interface MutantJudgement {
  readonly made: number
  readonly caught: number
  /** Labels of mutants that put every row where the true definition does: no edge value tells them apart. */
  readonly equivalent: readonly string[]
  /** Labels of mutants that may differ, but no row was found that shows it: the grid is blind to them. */
  readonly missed: readonly string[]
  /** Rows that were looked for and found because the grid did not hold them; they belong to it from now on. */
  readonly added: readonly EdgeRow[]
}

export interface JudgeInput {
  readonly program: Program
  readonly grid: readonly EdgeRow[]
  readonly mutants: readonly Mutant[]
  /** The as-of date as a day number. */
  readonly asOf: number
}

/** Which altered definitions a grid tells from the true one, one at a time so that the caller can pause or stop. */
export function* judgeMutants({ program, grid, mutants, asOf }: JudgeInput): Generator<number, MutantJudgement> {
  const reach = new GridReach(program, grid, asOf)
  const random = wholeRandom(SEED)
  const equivalent: string[] = []
  const missed: string[] = []
  const added: EdgeRow[] = []
  for (const [done, mutant] of mutants.entries()) {
    yield done
    if (reach.tells(mutant)) continue
    const { cells, exhaustive } = tellingRow(program, mutant, asOf, random)
    if (cells !== null) {
      added.push({ cells, kind: 'altered' })
      reach.add(cells)
    } else if (exhaustive) equivalent.push(mutant.label)
    else missed.push(mutant.label)
  }
  const caught = mutants.length - equivalent.length - missed.length
  return { made: mutants.length, caught, equivalent, missed, added }
}

/** The grid's rows with their true ordinals, for quick comparison. */
class GridReach {
  private readonly program: Program
  private readonly asOf: number
  private readonly readers: ((column: string) => Cell)[] = []
  /** Index of the entry that takes each row; the number of entries where none does. */
  private readonly takenBy: number[] = []

  constructor(program: Program, grid: readonly EdgeRow[], asOf: number) {
    this.program = program
    this.asOf = asOf
    for (const { cells } of grid) this.add(cells)
  }

  add(cells: readonly Cell[]): void {
    const reader = cellReader(this.program)(cells)
    const ordinal = ordinalOf(this.program, reader, this.asOf)
    this.readers.push(reader)
    this.takenBy.push(ordinal === 0 ? this.program.entries.length : ordinal - 1)
  }

  tells({ index, rule }: Mutant): boolean {
    if (rule !== null) {
      return this.takenBy.some((by, at) => by >= index && this.passes(rule, at) !== (by === index))
    }
    const next = this.program.entries[index + 1]?.rule
    return next !== undefined && this.takenBy.some((by, at) => by === index && this.passes(next, at))
  }

  private passes(rule: Rule, at: number): boolean {
    const reader = this.readers[at]
    return reader !== undefined && takes(rule, reader, this.asOf)
  }
}
