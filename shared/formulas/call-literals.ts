import type { Formula } from './formula.ts'

/** A function with its arguments. */
export type Call = Extract<Formula, { kind: 'call' }>

/** The argument at an index; the call has been checked. */
export function argumentAt(call: Call, index: number): Formula {
  const part = call.arguments[index]
  if (part === undefined) throw new Error(`A call of ${call.name} without its value ${index + 1} was not refused`)
  return part
}

/** The number that a formula writes, or null. */
export function writtenNumber(formula: Formula): number | null {
  return formula.kind === 'value' && formula.value.type === 'number' ? formula.value.value : null
}

/** The text that a formula writes, or null. */
export function writtenText(formula: Formula): string | null {
  return formula.kind === 'value' && formula.value.type === 'text' ? formula.value.value : null
}

/** How many decimals a call of `round` keeps; negative for tens, hundreds and so on. */
export function digitsOf(call: Call): number {
  return call.arguments.length < 2 ? 0 : numberAt(call, 1)
}

/** How many characters a call of `left` keeps. */
export function countOf(call: Call): number {
  return numberAt(call, 1)
}

/** The rising bounds of a call of `band`. */
export function boundsOf(call: Call): readonly number[] {
  return call.arguments.slice(1).map((_, index) => numberAt(call, index + 1))
}

/** The text that a call of `text_before` or `text_after` looks for. */
export function separatorOf(call: Call): string {
  const text = writtenText(argumentAt(call, 1))
  if (text === null) throw new Error(`A call of ${call.name} without a separator was not refused`)
  return text
}

function numberAt(call: Call, index: number): number {
  const value = writtenNumber(argumentAt(call, index))
  if (value === null) throw new Error(`A call of ${call.name} without a number was not refused`)
  return value
}
