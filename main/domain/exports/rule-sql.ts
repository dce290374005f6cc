/*
 * SQL of a rule over prepared columns (see sql-dialect.ts): numbers are doubles without NaN, so SQL's own three-valued
 * logic is the rule's, negation included.
 */
import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { Condition, Literal, Operand, Rule } from '../../../shared/rules/rule.ts'
import { balancedGroup, inParentheses, type NestedSql } from './balanced-group.ts'
import type { SqlDialect } from './sql-dialect.ts'

export interface RuleSqlOptions {
  readonly dialect: SqlDialect
  /** The expression of the as-of date inside the rule. */
  readonly asOf: string
}

/** Deeper than any one condition is nested. */
const CONDITION_DEPTH = 10

/** The rule as a SQL condition. The rule has no named thresholds and no `ignoring case`: those throw. */
export function ruleSql(rule: Rule, options: RuleSqlOptions): string {
  return nestedSql(rule, options).sql
}

function nestedSql(rule: Rule, options: RuleSqlOptions): NestedSql {
  switch (rule.kind) {
    case 'all':
    case 'any': {
      const members = rule.of.map((part) => memberSql(part, options))
      return balancedGroup(members, rule.kind === 'all' ? 'AND' : 'OR')
    }
    case 'not': {
      const { sql, depth } = nestedSql(rule.of, options)
      return { sql: `NOT (${sql})`, depth: depth + 1 }
    }
    default:
      return { sql: conditionSql(rule, options), depth: CONDITION_DEPTH }
  }
}

function memberSql(rule: Rule, options: RuleSqlOptions): NestedSql {
  const nested = nestedSql(rule, options)
  return rule.kind === 'all' || rule.kind === 'any' ? inParentheses(nested) : nested
}

function conditionSql(condition: Condition, { dialect, asOf }: RuleSqlOptions): string {
  if ('ignoringCase' in condition && condition.ignoringCase) throw new Error('A rule that ignores case was not lowered')
  const column = dialect.identifier(condition.column)
  const not = 'negated' in condition && condition.negated ? ' NOT' : ''
  switch (condition.kind) {
    case 'compare': {
      const left = comparable(column, [condition.operand], dialect)
      return `${left} ${condition.operator === '!=' ? '<>' : condition.operator} ${valueSql(condition.operand, dialect)}`
    }
    case 'between':
      return `${column}${not} BETWEEN ${valueSql(condition.low, dialect)} AND ${valueSql(condition.high, dialect)}`
    case 'in': {
      const values = condition.values.map((value) => valueSql(value, dialect))
      return `${comparable(column, condition.values, dialect)}${not} IN (${values.join(', ')})`
    }
    case 'missing':
      return `${column} IS${not} NULL`
    case 'text':
      return textSql(condition, column, dialect)
    case 'within': {
      const anchor = condition.anchor.type === 'snapshot' ? asOf : dialect.identifier(condition.anchor.column)
      const [from, to] = condition.direction === 'before' ? [column, anchor] : [anchor, column]
      return `${dialect.daysBetween(from, to)} BETWEEN 0 AND ${valueSql(condition.days, dialect)}`
    }
    default:
      return assertNever(condition)
  }
}

function comparable(column: string, operands: readonly Operand[], dialect: SqlDialect): string {
  return operands[0]?.type === 'text' ? dialect.binary(column) : column
}

function textSql(condition: Extract<Condition, { kind: 'text' }>, column: string, dialect: SqlDialect): string {
  const { value } = condition
  switch (condition.test) {
    case 'contains':
      return `${dialect.position(column, dialect.text(value))} > 0`
    case 'starts': {
      const prefix = `substr(${column}, 1, ${[...value].length})`
      return `${dialect.binary(prefix)} = ${dialect.text(value)}`
    }
    case 'has': {
      // No element of a set holds ";": false for every value, unknown for a missing one.
      if (value.includes(';')) return `${column} <> ${column}`
      const set = `${dialect.text(';')} || ${column} || ${dialect.text(';')}`
      const forms = [`;${value};`, `; ${value};`, `;${value} ;`, `; ${value} ;`]
      return `(${forms.map((form) => `${dialect.position(set, dialect.text(form))} > 0`).join(' OR ')})`
    }
    default:
      return assertNever(condition.test)
  }
}

/** A value as rules write it. */
export function valueSql(operand: Operand | Literal, dialect: SqlDialect): string {
  switch (operand.type) {
    case 'number':
      return dialect.number(operand.value)
    case 'text':
      return dialect.text(operand.value)
    case 'date':
      return dialect.date(operand.value)
    case 'boolean':
      return dialect.boolean(operand.value)
    case 'threshold':
      throw new Error('A named threshold was not resolved')
    default:
      return assertNever(operand)
  }
}
