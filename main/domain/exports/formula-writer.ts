import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import type { Formula } from '../../../shared/formulas/formula.ts'
import type { FormulaDialect, NamedSql } from './formula-dialect.ts'

export interface FormulaSqlOptions {
  readonly dialect: FormulaDialect
  /** The expression of the as-of date. */
  readonly asOf: string
  /** The columns that the formula was checked against, with their types. */
  readonly columns: ReadonlyMap<string, ColumnType>
}

/** What the parts of a formula are written with. */
export interface FormulaWriter {
  readonly options: FormulaSqlOptions
  sql(formula: Formula): string
  /** An expression that reads another by a name, however often, and computes it once. */
  once(expression: string, use: (name: string) => string): string
  /** The same for several. */
  onceAll(expressions: readonly string[], use: (names: readonly string[]) => string): string
  /** Expressions under names that nothing else in the formula has. */
  named(expressions: readonly string[]): readonly NamedSql[]
}

/** A writer for one formula; names are free of the columns that it reads. */
export function newWriter(
  options: FormulaSqlOptions,
  partSql: (part: Formula, writer: FormulaWriter) => string,
): FormulaWriter {
  const { dialect } = options
  const prefix = freePrefix([...options.columns.keys()])
  let count = 0
  const named = (expressions: readonly string[]): readonly NamedSql[] =>
    expressions.map((sql) => ({ name: dialect.identifier(`${prefix}${++count}`), sql }))
  const writer: FormulaWriter = {
    options,
    named,
    sql: (part) => partSql(part, writer),
    once: (expression, use) =>
      isName(expression) ? use(expression) : dialect.once(named([expression]), ([name = '']) => use(name)),
    onceAll: (expressions, use) =>
      expressions.every(isName) ? use(expressions) : dialect.once(named(expressions), use),
  }
  return writer
}

/** A quoted name, which can be read as often as one likes. */
function isName(expression: string): boolean {
  return /^"(?:[^"]|"")*"$/.test(expression)
}

/** SQL takes "V1" and "v1" for the same name. */
function freePrefix(columns: readonly string[]): string {
  let prefix = 'v'
  while (columns.some((column) => column.toLowerCase().startsWith(prefix))) prefix = `_${prefix}`
  return prefix
}

/** A numeric part, NULL where it is not finite. */
export function finite(formula: Formula, writer: FormulaWriter): string {
  if (!mayOverflow(formula, writer)) return writer.sql(formula)
  return writer.once(
    writer.sql(formula),
    (name) => `CASE WHEN ${writer.options.dialect.isFinite(name)} THEN ${name} END`,
  )
}

/** Whether a part may give a number that is not finite, in place of a missing one. */
export function mayOverflow(formula: Formula, writer: FormulaWriter): boolean {
  const any = (parts: readonly (Formula | null | undefined)[]): boolean =>
    parts.some((part) => part !== null && part !== undefined && mayOverflow(part, writer))
  switch (formula.kind) {
    case 'value':
    case 'snapshot':
      return false
    case 'column':
      return writer.options.columns.get(formula.column) === 'number'
    case 'negative':
      return any([formula.of])
    case 'arithmetic':
      return true
    case 'if':
      return any([formula.whenTrue, formula.otherwise])
    case 'call':
      switch (formula.name) {
        case 'share':
        case 'power':
          return true
        case 'round':
        case 'abs':
        case 'floor':
        case 'ceiling':
        case 'sqrt':
        case 'ln':
          return any(formula.arguments.slice(0, 1))
        case 'first_present':
          return any(formula.arguments.slice(-1))
        default:
          return false
      }
    default:
      return assertNever(formula)
  }
}
