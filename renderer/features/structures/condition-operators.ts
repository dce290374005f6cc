import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import type { ComparisonOperator, Condition, Literal, Operand } from '../../../shared/rules/rule.ts'

/** What a condition tests, as one choice of the builder's operator list. */
export type OperatorId =
  | ComparisonOperator
  | 'between'
  | 'not between'
  | 'in'
  | 'not in'
  | 'contains'
  | 'has'
  | 'starts'
  | 'within before'
  | 'within after'
  | 'missing'
  | 'present'

const ORDERED: readonly OperatorId[] = ['>=', '>', '<=', '<', '=', '!=', 'between', 'not between']
const LISTED: readonly OperatorId[] = ['in', 'not in']
const EITHER: readonly OperatorId[] = ['missing', 'present']

/** The operators that a column of a type can take, the usual first. */
export function operatorsFor(type: ColumnType): readonly OperatorId[] {
  switch (type) {
    case 'number':
    case 'integer':
      return [...ORDERED, ...LISTED, ...EITHER]
    case 'date':
      return ['within before', 'within after', ...ORDERED, ...LISTED, ...EITHER]
    case 'text':
      return ['=', '!=', ...LISTED, 'contains', 'starts', 'has', ...EITHER]
    case 'boolean':
      return ['=', ...EITHER]
    default:
      return assertNever(type)
  }
}

/** The operator of a condition. */
export function operatorOf(condition: Condition): OperatorId {
  switch (condition.kind) {
    case 'compare':
      return condition.operator
    case 'between':
      return condition.negated ? 'not between' : 'between'
    case 'in':
      return condition.negated ? 'not in' : 'in'
    case 'missing':
      return condition.negated ? 'present' : 'missing'
    case 'text':
      return condition.test
    case 'within':
      return condition.direction === 'before' ? 'within before' : 'within after'
    default:
      return assertNever(condition)
  }
}

/** The condition under another operator, with as many of its values as the operator takes; `fallback` fills the rest. */
export function withOperator(condition: Condition, operator: OperatorId, fallback: Literal): Condition {
  const { column } = condition
  const operands = operandsKept(condition)
  const first = operands[0] ?? fallback
  const firstLiteral = first.type === 'threshold' ? fallback : first
  const ignoringCase = 'ignoringCase' in condition ? condition.ignoringCase : false
  switch (operator) {
    case 'between':
    case 'not between':
      return {
        kind: 'between',
        column,
        negated: operator === 'not between',
        low: first,
        high: operands[1] ?? first,
      }
    case 'in':
    case 'not in': {
      const values = operands.flatMap((operand) => (operand.type === 'threshold' ? [] : [operand]))
      const negated = operator === 'not in'
      return { kind: 'in', column, negated, values: values.length > 0 ? values : [fallback], ignoringCase }
    }
    case 'contains':
    case 'starts':
    case 'has':
      return { kind: 'text', column, test: operator, value: textOf(firstLiteral), ignoringCase }
    case 'within before':
    case 'within after': {
      const kept = condition.kind === 'within'
      return {
        kind: 'within',
        column,
        days: kept ? condition.days : { type: 'number', value: 90 },
        direction: operator === 'within before' ? 'before' : 'after',
        anchor: kept ? condition.anchor : { type: 'snapshot' },
      }
    }
    case 'missing':
    case 'present':
      return { kind: 'missing', column, negated: operator === 'present' }
    default:
      return { kind: 'compare', column, operator, operand: first, ignoringCase }
  }
}

/** The condition on another column: as it is where the type stays, else the type's usual test with `fallback`. */
export function withColumn(
  condition: Condition,
  column: string,
  types: { readonly was: ColumnType | undefined; readonly is: ColumnType },
  fallback: Literal,
): Condition {
  const isNumeric = (type: ColumnType | undefined): boolean => type === 'number' || type === 'integer'
  const fits = types.was === types.is || (isNumeric(types.was) && isNumeric(types.is)) || condition.kind === 'missing'
  return fits ? { ...condition, column } : newCondition(column, types.is, fallback)
}

const ONE: Literal = { type: 'number', value: 1 }
const OTHER: Literal = { type: 'number', value: 2 }

/** What a change makes of a condition where no fallback goes into it; null where one does. */
export function withoutFallback(change: (fallback: Literal) => Condition): Condition | null {
  const made = change(ONE)
  return JSON.stringify(made) === JSON.stringify(change(OTHER)) ? made : null
}

/** A column's usual first condition. */
export function newCondition(column: string, type: ColumnType, value: Literal): Condition {
  const operator = operatorsFor(type)[0] ?? '='
  return withOperator({ kind: 'compare', column, operator: '=', operand: value, ignoringCase: false }, operator, value)
}

/** Values that may stay when the operator changes; days of `within` are no values of the column. */
function operandsKept(condition: Condition): readonly Operand[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.operand]
    case 'between':
      return [condition.low, condition.high]
    case 'in':
      return condition.values
    case 'text':
      return [{ type: 'text', value: condition.value }]
    case 'missing':
    case 'within':
      return []
    default:
      return assertNever(condition)
  }
}

function textOf(value: Literal): string {
  const text = String(value.value)
  return text === '' ? '?' : text
}
