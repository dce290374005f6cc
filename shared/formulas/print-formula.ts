import { assertNever } from '../contract/assert-never.ts'
import { printColumn, printLiteral } from '../rules/print-name.ts'
import { printRule } from '../rules/print-rule.ts'
import type { Formula } from './formula.ts'
import { FACTOR, rankOf } from './operator-rank.ts'

/**
 * A formula as one line of text with the fewest parentheses that keep its tree: parsing it gives the same tree, if the
 * formula is canonical (see canonical-formula.ts). A line break inside a text or a column name is printed as it stands.
 */
export function printFormula(formula: Formula): string {
  switch (formula.kind) {
    case 'value':
      return printLiteral(formula.value)
    case 'column':
      return printColumn(formula.column)
    case 'snapshot':
      return 'snapshot'
    case 'negative':
      return `-${formula.of.kind === 'negative' ? `(${printFormula(formula.of)})` : printed(formula.of, FACTOR)}`
    case 'arithmetic': {
      const rank = rankOf(formula.operator)
      // Operators of one rank go from the left, so that a right operand of the same rank stands in parentheses.
      return `${printed(formula.left, rank)} ${formula.operator} ${printed(formula.right, rank + 1)}`
    }
    case 'call':
      return `${formula.name}(${formula.arguments.map(printFormula).join(', ')})`
    case 'if': {
      const values = formula.otherwise === null ? [formula.whenTrue] : [formula.whenTrue, formula.otherwise]
      return `if(${[printRule(formula.rule), ...values.map(printFormula)].join(', ')})`
    }
    default:
      return assertNever(formula)
  }
}

function printed(formula: Formula, least: number): string {
  const rank = formula.kind === 'arithmetic' ? rankOf(formula.operator) : FACTOR
  return rank < least ? `(${printFormula(formula)})` : printFormula(formula)
}
