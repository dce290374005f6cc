import type { Rule } from '../../../shared/rules/rule.ts'
import { type Cell, truthOf } from '../../../shared/rules/truth.ts'
import type { WholeRandom } from '../random/whole-random.ts'
import { edgeDomains } from './edge-domains.ts'
import { cellReader } from './edge-grid.ts'
import { type FoundRow, findRow } from './find-row.ts'
import type { Mutant } from './mutants.ts'
import { type Program, takes } from './program.ts'
import { distanceTo, type RowContext } from './rule-distance.ts'

/** Rows of edge values that a proof of likeness goes through at most. */
const EXHAUSTIVE_ROWS = 60_000

/**
 * Looks for a row that no earlier entry takes and that the mutant puts elsewhere. `exhaustive` without a row is a proof
 * that there is none: over the altered condition's columns, over those of the two rules, with all earlier ones, or with
 * one that covers them.
 */
export function tellingRow(program: Program, mutant: Mutant, asOf: number, random: WholeRandom): FoundRow {
  const own = program.entries[mutant.index]?.rule
  const other = mutant.rule ?? program.entries[mutant.index + 1]?.rule
  if (own === undefined || other === undefined) return { cells: null, exhaustive: true }
  if (mutant.altered !== null && answerAlike(program, mutant.altered, asOf, random))
    return { cells: null, exhaustive: true }
  const difference = mutant.rule === null ? bothTake(own, other) : onlyOneTakes(own, other)
  const readerOf = cellReader(program)
  const search = (earlier: readonly Rule[]): FoundRow => {
    const cost = (cells: readonly Cell[]): number => {
      const row = { cellOf: readerOf(cells), asOf }
      return earlier.reduce((sum, rule) => sum + avoidance(rule, row), difference(row))
    }
    const domains = edgeDomains(program.columns, [...earlier, own, other], asOf)
    return findRow({ domains, cost, exhaustiveUpTo: EXHAUSTIVE_ROWS, random })
  }
  const isProof = ({ cells, exhaustive }: FoundRow): boolean => cells === null && exhaustive
  const alone = search([])
  if (isProof(alone)) return alone
  const earlier = program.entries.slice(0, mutant.index).map(({ rule }) => rule)
  const whole = search(earlier)
  if (whole.cells !== null || whole.exhaustive) return whole
  return earlier.map((rule) => () => search([rule])).reduce((found, next) => (isProof(found) ? found : next()), whole)
}

/** Whether two rules over the same few columns answer alike for all edge values, unknown included. */
function answerAlike(
  program: Program,
  [before, after]: readonly [Rule, Rule],
  asOf: number,
  random: WholeRandom,
): boolean {
  const readerOf = cellReader(program)
  const context = { asOf, thresholds: new Map<string, number>() }
  const cost = (cells: readonly Cell[]): number => {
    const cellOf = readerOf(cells)
    return truthOf(before, cellOf, context) === truthOf(after, cellOf, context) ? 1 : 0
  }
  const domains = edgeDomains(program.columns, [before, after], asOf)
  const found = findRow({ domains, cost, exhaustiveUpTo: EXHAUSTIVE_ROWS, random })
  return found.cells === null && found.exhaustive
}

/** Two swapped neighbours differ where both take a row. */
function bothTake(own: Rule, other: Rule): (row: RowContext) => number {
  return (row) => distanceTo(own, true, row) + distanceTo(other, true, row)
}

/** Nearest where one of the two is about to change alone; at least 1 while they agree. */
function onlyOneTakes(own: Rule, other: Rule): (row: RowContext) => number {
  return (row) => {
    if (takes(own, row.cellOf, row.asOf) !== takes(other, row.cellOf, row.asOf)) return 0
    return 1 + Math.min(distanceTo(own, true, row), distanceTo(other, true, row))
  }
}

function avoidance(rule: Rule, row: RowContext): number {
  return takes(rule, row.cellOf, row.asOf) ? distanceTo(rule, false, row) : 0
}
