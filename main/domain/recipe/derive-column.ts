import type { ColumnType } from '../../../shared/entities/column.ts'
import { readFormula } from '../../../shared/formulas/read-formula.ts'
import type { FormulaDialect } from '../exports/formula-dialect.ts'
import { formulaSql } from '../exports/formula-sql.ts'
import { type Compilation, type Place, refuse } from './compilation.ts'
import type { Relation } from './relation.ts'

/** A formula's text over a relation as an SQL expression; null, and a problem, where it cannot run. */
export function deriveColumn(
  text: string,
  relation: Relation,
  place: Place,
  compilation: Compilation,
): { readonly sql: string; readonly type: ColumnType } | null {
  const { formula, type, problems } = readFormula(text, { columns: relation.columns })
  if (formula === null || type === null) {
    const [problem] = problems
    return refuse(compilation, place, `“${text}”: ${problem?.message ?? 'is no formula.'}`, problem?.suggestion ?? null)
  }
  const { dialect, asOf } = compilation
  const sql = formulaSql(formula, { dialect: prepared(dialect.formula, relation), asOf, columns: relation.columns })
  return { sql: dialect.typed(sql, type), type }
}

/** Formulas read whole numbers as doubles; relations keep them whole, as keys need them. */
function prepared(dialect: FormulaDialect, { columns }: Relation): FormulaDialect {
  return {
    ...dialect,
    identifier: (name) => {
      const identifier = dialect.identifier(name)
      return columns.get(name) === 'integer' ? dialect.asDouble(identifier) : identifier
    },
  }
}
