import type { ColumnType } from '../../../shared/entities/column.ts'
import { type TruthContext, UNKNOWN } from '../../../shared/rules/truth.ts'
import { columnsOf } from '../../../shared/rules/walk-rule.ts'
import type { RunEntry } from '../structures/run-plan.ts'
import { type AccountMove, accountMoves } from './account-moves.ts'
import { type DecidingCondition, decidingConditions } from './deciding-conditions.ts'
import { type CellOf, landingOf } from './landing.ts'
import { type LineMove, lineMoves } from './line-moves.ts'

/** Why a unit lands where it does in one option, and what would move it. */
export interface LandingFacts {
  /** Index among the entries. */
  readonly place: number
  readonly because: readonly DecidingCondition[]
  /** Earlier entries that cannot tell, with the columns that are missing. */
  readonly unknown: readonly { readonly place: number; readonly columns: readonly string[] }[]
  readonly moves: readonly AccountMove[]
  readonly lines: readonly LineMove[]
}

export function explainLanding(
  entries: readonly RunEntry[],
  cellOf: CellOf,
  context: TruthContext,
  typeOf: (column: string) => ColumnType | undefined,
): LandingFacts {
  const { place, truths } = landingOf(entries, cellOf, context)
  const rule = entries[place]?.rule ?? null
  const missingIn = (at: number): readonly string[] => {
    const asked = entries[at]?.rule
    return asked ? [...columnsOf(asked)].filter((column) => isMissing(cellOf(column))) : []
  }
  return {
    place,
    because: rule === null ? [] : decidingConditions(rule, cellOf, context),
    unknown: truths.flatMap((truth, at) => (truth === UNKNOWN ? [{ place: at, columns: missingIn(at) }] : [])),
    moves: accountMoves(entries, cellOf, context, typeOf),
    lines: lineMoves(entries, cellOf, context, typeOf),
  }
}

function isMissing(cell: ReturnType<CellOf>): boolean {
  return cell === null || Number.isNaN(cell)
}
