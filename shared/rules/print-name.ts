import { keywordOf } from './keyword.ts'
import type { Literal, Operand } from './rule.ts'

const BARE_NAME = /^\p{L}[\p{L}0-9_]*$/u
const SCIENTIFIC = /^(-?)(\d)(?:\.(\d+))?e(\d+)$/

/** A column as a rule writes it: bare where that is a name, else in brackets with "]" doubled. */
export function printColumn(name: string): string {
  return BARE_NAME.test(name) && keywordOf(name) === null ? name : `[${name.replaceAll(']', ']]')}]`
}

/** A text in quotes, with '"' doubled; nothing else is escaped. */
export function printText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** A value or "@name" as a rule writes it. */
export function printOperand(operand: Operand): string {
  return operand.type === 'threshold' ? `@${operand.name}` : printLiteral(operand)
}

/** A value as a rule writes it. */
export function printLiteral(literal: Literal): string {
  switch (literal.type) {
    case 'number':
      return printNumber(literal.value)
    case 'text':
      return printText(literal.value)
    default:
      return String(literal.value)
  }
}

/**
 * The shortest decimal that reads back to the same double. Above 2^53 the shortest may name another integer
 * (1e23 is not a double), which the parser refuses; then all digits are written.
 */
export function printNumber(value: number): string {
  const shortest = String(value === 0 ? 0 : value).replace('e+', 'e')
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return shortest
  const exact = BigInt(value)
  return integerOf(shortest) === exact ? shortest : exact.toString()
}

function integerOf(shortest: string): bigint {
  const parts = SCIENTIFIC.exec(shortest)
  if (parts === null) return BigInt(shortest)
  const [, sign = '', first = '', rest = '', exponent = '0'] = parts
  return BigInt(`${sign}${first}${rest}`) * 10n ** BigInt(Number(exponent) - rest.length)
}
