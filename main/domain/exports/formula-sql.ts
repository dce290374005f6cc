/*
 * SQL of a formula over prepared columns (see sql-dialect.ts), with the meaning of evaluate-formula.ts in shared/formulas.
 *
 * Numbers that are not finite are missing. Where a later step could make a finite number of one (a divisor, a comparison,
 * `first_present`, a power), and at the end, they become NULL; elsewhere they pass through, so that a plain sum stays one.
 */
import { assertNever } from '../../../shared/contract/assert-never.ts'
import { typeOfFormula } from '../../../shared/formulas/check-formula.ts'
import type { Formula } from '../../../shared/formulas/formula.ts'
import type { FunctionName } from '../../../shared/formulas/function-catalogue.ts'
import { FACTOR, rankOf } from '../../../shared/formulas/operator-rank.ts'
import { callSql } from './call-sql.ts'
import { type FormulaSqlOptions, type FormulaWriter, finite, mayOverflow, newWriter } from './formula-writer.ts'
import { ruleSql, valueSql } from './rule-sql.ts'

/**
 * The formula as a SQL expression that gives its value in prepared form: doubles for numbers and whole numbers, NULL for
 * what is missing, days, texts, truth. The formula has been checked against the columns.
 */
export function formulaSql(formula: Formula, options: FormulaSqlOptions): string {
  const writer = newWriter(options, partSql)
  switch (typeOfFormula(formula, options.columns)) {
    case 'number':
      return finite(formula, writer)
    case 'integer':
      return mayBeTooLarge(formula) ? heldExactly(formula, writer) : partSql(formula, writer)
    default:
      return partSql(formula, writer)
  }
}

/** Whether a whole number may lie beyond ±(2^53 - 1): columns and literals do not, and counts cannot. */
function mayBeTooLarge(formula: Formula): boolean {
  if (formula.kind === 'column' || formula.kind === 'value') return false
  return formula.kind !== 'call' || !COUNTS.has(formula.name)
}

const COUNTS: ReadonlySet<FunctionName> = new Set<FunctionName>([
  'days_between',
  'months_between',
  'year',
  'month',
  'day',
  'length',
])

function heldExactly(formula: Formula, writer: FormulaWriter): string {
  const limit = writer.options.dialect.double(Number.MAX_SAFE_INTEGER)
  return writer.once(writer.sql(formula), (name) => `CASE WHEN abs(${name}) <= ${limit} THEN ${name} END`)
}

function partSql(formula: Formula, writer: FormulaWriter): string {
  const { dialect } = writer.options
  switch (formula.kind) {
    case 'value':
      return formula.value.type === 'number' ? dialect.double(formula.value.value) : valueSql(formula.value, dialect)
    case 'column':
      return dialect.identifier(formula.column)
    case 'snapshot':
      return writer.options.asOf
    case 'negative':
      return `-${operandSql(formula.of, FACTOR, writer)}`
    case 'arithmetic':
      return arithmeticSql(formula, writer)
    case 'call':
      return callSql(formula, writer)
    case 'if': {
      const otherwise = formula.otherwise === null ? '' : ` ELSE ${partSql(formula.otherwise, writer)}`
      return `CASE WHEN ${ruleSql(formula.rule, writer.options)} THEN ${partSql(formula.whenTrue, writer)}${otherwise} END`
    }
    default:
      return assertNever(formula)
  }
}

function arithmeticSql(formula: Extract<Formula, { kind: 'arithmetic' }>, writer: FormulaWriter): string {
  const { operator, left, right } = formula
  const rank = rankOf(operator)
  // A finite number over an infinite one would be 0.
  const guarded = operator === '/' && mayOverflow(right, writer)
  const second = guarded ? finite(right, writer) : operandSql(right, rank + 1, writer)
  const by = operator === '/' ? writer.options.dialect.divisor(second) : second
  return `${operandSql(left, rank, writer)} ${operator} ${by}`
}

function operandSql(formula: Formula, least: number, writer: FormulaWriter): string {
  const sql = partSql(formula, writer)
  if (formula.kind === 'negative') return `(${sql})`
  return formula.kind === 'arithmetic' && rankOf(formula.operator) < least ? `(${sql})` : sql
}
