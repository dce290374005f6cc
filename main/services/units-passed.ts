import type { MoveTarget } from '../../shared/contract/look-up.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { eachNumber } from '../columns/each-number.ts'
import type { AccountMove } from '../domain/look-up/account-moves.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { nextTurn } from './next-turn.ts'

/** Values from `low` to `high`; an end counts where it is said to. */
interface Stretch {
  readonly low: number
  readonly high: number
  readonly hasLow: boolean
  readonly hasHigh: boolean
}

/**
 * For each move of a number or day how many other units' values it passes: those between the unit's own, left out, and
 * the one it would need. Null for texts, and where the unit has no value.
 */
export async function unitsPassed(
  table: SpineColumns,
  moves: readonly AccountMove[],
  signal: AbortSignal,
): Promise<readonly (number | null)[]> {
  const passed: (number | null)[] = moves.map(() => null)
  const stretches = moves.map(stretchOf)
  for (const column of new Set(moves.map((move) => move.column))) {
    const asked = stretches.flatMap((stretch, index) =>
      stretch !== null && moves[index]?.column === column ? [{ stretch, index }] : [],
    )
    if (asked.length === 0) continue
    await nextTurn()
    signal.throwIfAborted()
    const counts = countWithin(
      table,
      columnIndexOf(table, column),
      asked.map(({ stretch }) => stretch),
    )
    for (const [at, { index }] of asked.entries()) passed[index] = counts[at] ?? 0
  }
  return passed
}

function stretchOf({ from, to }: AccountMove): Stretch | null {
  if (typeof from !== 'number' || to.kind !== 'number') return null
  return to.value > from || (to.value === from && to.bound === 'more-than')
    ? { low: from, hasLow: false, high: to.value, hasHigh: isInside(to) }
    : { low: to.value, hasLow: isInside(to), high: from, hasHigh: false }
}

/** Whoever stands on a limit that must be gone beyond is passed too. */
function isInside({ bound }: Extract<MoveTarget, { kind: 'number' }>): boolean {
  return bound === 'more-than' || bound === 'less-than'
}

function countWithin(table: SpineColumns, column: number, stretches: readonly Stretch[]): readonly number[] {
  const counts = stretches.map(() => 0)
  eachNumber(table, column, (value) => {
    for (let at = 0; at < stretches.length; at++) {
      const { low, high, hasLow, hasHigh } = stretches[at] as Stretch
      if ((value > low || (hasLow && value === low)) && (value < high || (hasHigh && value === high)))
        counts[at] = (counts[at] as number) + 1
    }
  })
  return counts
}
