import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import { type Cell, FALSE, TRUE, truthOf } from '../../../shared/rules/truth.ts'

export interface RowContext {
  readonly cellOf: (column: string) => Cell
  readonly asOf: number
}

const NO_THRESHOLDS: ReadonlyMap<string, number> = new Map()

/** How many conditions at least stand between a row and a rule being just `wanted`; 0 where it is. */
export function distanceTo(rule: Rule, wanted: boolean, row: RowContext): number {
  switch (rule.kind) {
    case 'not':
      return distanceTo(rule.of, !wanted, row)
    case 'all':
    case 'any': {
      const parts = rule.of.map((part) => distanceTo(part, wanted, row))
      const needsEvery = (rule.kind === 'all') === wanted
      return needsEvery ? parts.reduce((sum, part) => sum + part, 0) : Math.min(...parts)
    }
    default:
      return truthOf(rule, row.cellOf, { asOf: row.asOf, thresholds: NO_THRESHOLDS }) === (wanted ? TRUE : FALSE)
        ? 0
        : 1
  }
}

/** How far a row is from one condition alone deciding a rule: members of `and` beside it true, of `or` false. */
export function distanceToPivot(rule: Rule, condition: Condition, row: RowContext): number | null {
  if (rule === condition) return 0
  if (rule.kind === 'not') return distanceToPivot(rule.of, condition, row)
  if (rule.kind !== 'all' && rule.kind !== 'any') return null
  const at = rule.of.findIndex((part) => holds(part, condition))
  const inner = rule.of[at]
  if (inner === undefined) return null
  const beside = rule.of.filter((_, index) => index !== at)
  const own = distanceToPivot(inner, condition, row) ?? 0
  return own + beside.reduce((sum, part) => sum + distanceTo(part, rule.kind === 'all', row), 0)
}

function holds(rule: Rule, condition: Condition): boolean {
  if (rule.kind === 'not') return holds(rule.of, condition)
  return rule.kind === 'all' || rule.kind === 'any'
    ? rule.of.some((part) => holds(part, condition))
    : rule === condition
}
