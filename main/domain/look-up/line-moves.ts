import type { ColumnType } from '../../../shared/entities/column.ts'
import { type ConditionLine, lineOf, withLineAt } from '../../../shared/rules/condition-line.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import type { RulePath } from '../../../shared/rules/rule-tree.ts'
import type { TruthContext } from '../../../shared/rules/truth.ts'
import { placedConditions } from '../../../shared/rules/walk-rule.ts'
import { nextDown, nextUp } from '../exports/next-double.ts'
import type { RunEntry } from '../structures/run-plan.ts'
import { type CellOf, landingOf } from './landing.ts'

/** A line of an option that, moved to just past a unit's value, makes the unit land elsewhere. */
export interface LineMove {
  /** Index of the entry whose rule has the line. */
  readonly of: number
  readonly path: RulePath
  readonly column: string
  /** Name of the shared threshold, or null for a plain value of the rule. */
  readonly threshold: string | null
  readonly from: number
  /** The unit's own value. */
  readonly to: number
  /** Whether the line must be past that value and not on it: 'above', 'below', or null. */
  readonly past: 'above' | 'below' | null
  /** The number to work with: `to`, or the next one past it. */
  readonly value: number
  /** Where the unit would land. */
  readonly place: number
}

/** The entries and thresholds with a line moved. */
export function withLineMoved(
  entries: readonly RunEntry[],
  thresholds: ReadonlyMap<string, number>,
  { of, path, threshold, value }: Pick<LineMove, 'of' | 'path' | 'threshold' | 'value'>,
  asOf: string,
): { readonly entries: readonly RunEntry[]; readonly thresholds: ReadonlyMap<string, number> } {
  if (threshold !== null) return { entries, thresholds: new Map([...thresholds, [threshold, value]]) }
  const moved = entries.map((entry, index) =>
    index === of && entry.rule !== null ? { ...entry, rule: withLineAt(entry.rule, path, value, asOf) } : entry,
  )
  return { entries: moved, thresholds }
}

/** Every line that has to move no further than to a unit's value for the unit to land elsewhere. */
export function lineMoves(
  entries: readonly RunEntry[],
  cellOf: CellOf,
  context: TruthContext,
  typeOf: (column: string) => ColumnType | undefined,
): readonly LineMove[] {
  const asOf = isoFromDay(context.asOf)
  const here = landingOf(entries, cellOf, context).place
  const seen = new Set<string>()
  return entries.flatMap(({ rule }, of) =>
    (rule === null ? [] : placedConditions(rule)).flatMap(({ condition, path }) => {
      const line = lineOf(condition, { thresholds: context.thresholds, asOf })
      const own = line === null ? null : cellOf(line.column)
      if (line === null || typeof own !== 'number' || !Number.isFinite(own)) return []
      // A shared threshold is one line, however many rules name it.
      const key = line.threshold === null ? `${of} ${path.join('.')}` : `@${line.threshold} ${line.column}`
      if (seen.has(key)) return []
      seen.add(key)
      const reached = reachedLine(line, own, typeOf(line.column) !== 'number')
      const { column, threshold, value: from } = line
      const move = { of, path, column, threshold, from, to: own, ...reached }
      const moved = withLineMoved(entries, context.thresholds, move, asOf)
      const { place } = landingOf(moved.entries, cellOf, { ...context, thresholds: moved.thresholds })
      return place === here ? [] : [{ ...move, place }]
    }),
  )
}

/** Where a line has to be for a value to come to its other side. */
function reachedLine(line: ConditionLine, own: number, isWhole: boolean): Pick<LineMove, 'value' | 'past'> {
  const isAbove = line.isPartedBelow ? own >= line.value : own > line.value
  // A value on the line counts with those above it where it is parted below.
  if (isAbove !== line.isPartedBelow) return { value: own, past: null }
  const past = line.isPartedBelow ? 'above' : 'below'
  if (isWhole) return { value: past === 'above' ? Math.floor(own) + 1 : Math.ceil(own) - 1, past }
  return { value: past === 'above' ? nextUp(own) : nextDown(own), past }
}
