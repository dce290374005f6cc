import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import { type Cell, truthOf } from '../../../shared/rules/truth.ts'
import { columnsOf, columnsOfCondition, conditionsOf } from '../../../shared/rules/walk-rule.ts'
import { edgeValuesOf } from './edge-values.ts'
import type { ProgramColumn } from './program.ts'

const NO_THRESHOLDS: ReadonlyMap<string, number> = new Map()

/**
 * For each column a few values, one for every way in which the rules' conditions answer together: a search over them
 * stands for one over all edge values. A column that no rule reads is missing throughout. A column that is compared
 * with another keeps all its edge values.
 */
export function edgeDomains(
  columns: readonly ProgramColumn[],
  rules: readonly Rule[],
  asOf: number,
): readonly (readonly Cell[])[] {
  const used = new Set(rules.flatMap((rule) => [...columnsOf(rule)]))
  const conditions = rules.flatMap(conditionsOf)
  return columns.map((column) => (used.has(column.name) ? domainOf(column, conditions, asOf) : [null]))
}

function domainOf(column: ProgramColumn, conditions: readonly Condition[], asOf: number): readonly Cell[] {
  const values = edgeValuesOf(column, conditions, [asOf]).map(({ value }) => value)
  const own = conditions.filter((condition) => columnsOfCondition(condition).includes(column.name))
  if (own.some((condition) => columnsOfCondition(condition).length > 1)) return values
  const byAnswer = new Map<string, Cell>()
  for (const value of values) {
    const answers = own
      .map((condition) => truthOf(condition, () => value, { asOf, thresholds: NO_THRESHOLDS }))
      .join('')
    if (!byAnswer.has(answers)) byAnswer.set(answers, value)
  }
  return [...byAnswer.values()]
}
