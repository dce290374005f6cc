import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { Condition } from '../../../shared/rules/rule.ts'

const ACCENTS: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', n: 'ñ', c: 'ç', s: 'š' }

/** A literal and the texts an engine may take it for: other case, padding, accents, other Unicode forms. */
export function lookAlikes(literal: string): readonly string[] {
  return unique([
    literal,
    literal.toUpperCase(),
    literal.toLowerCase(),
    capitalised(literal),
    `${literal} `,
    ` ${literal}`,
    accented(literal),
    literal.normalize('NFD'),
    literal.normalize('NFC'),
    withoutAccents(literal),
  ])
}

const MOST_VARIED = 60

/** At most 60 items, spread over a list: the literals of a long one whose look-alikes are tried. */
export function spread<T>(items: readonly T[]): readonly T[] {
  if (items.length <= MOST_VARIED) return items
  const kept = new Set(Array.from({ length: MOST_VARIED }, (_, at) => Math.floor((at * items.length) / MOST_VARIED)))
  return items.filter((_, at) => kept.has(at))
}

/** Texts round the edges of every text condition of one column, the empty one first. */
export function edgeTextsOf(conditions: readonly Condition[]): readonly string[] {
  const literals = conditions.map(wholeTextsOf)
  const varied = literals.flatMap(spread)
  const tested = unique(conditions.flatMap((condition) => (condition.kind === 'text' ? [condition.value] : [])))
  const shapes = conditions.flatMap((condition) => (condition.kind === 'text' ? shapesOf(condition) : []))
  // Two tests of one column can only both pass on a text that holds both.
  const joined = tested.flatMap((one) => tested.flatMap((other) => (one === other ? [] : [`${one};${other}`])))
  return unique(['', 'other', ...literals.flat(), ...varied.flatMap(lookAlikes), ...shapes, ...joined.slice(0, 60)])
}

/** The literals that a condition compares whole texts with. */
function wholeTextsOf(condition: Condition): readonly string[] {
  const operands = condition.kind === 'in' ? condition.values : condition.kind === 'compare' ? [condition.operand] : []
  return operands.flatMap((operand) => (operand.type === 'text' ? [operand.value] : []))
}

function shapesOf({ test, value }: Extract<Condition, { kind: 'text' }>): readonly string[] {
  const shorter = [...value].slice(0, -1).join('')
  const around = [...lookAlikes(value), shorter, `${value}x`, `x${value}`, `x${value}x`, `${value}${value}`]
  switch (test) {
    case 'contains':
    case 'starts':
      return around
    case 'has':
      return [...around, ...setsWith(value)]
    default:
      return assertNever(test)
  }
}

function setsWith(value: string): readonly string[] {
  return [
    `${value};`,
    `;${value}`,
    `other;${value}`,
    `${value};other`,
    `other; ${value}`,
    `${value} ;other`,
    `other; ${value} ;other`,
    `other;  ${value}`,
    `${value}  ;other`,
    `other;x${value}`,
    `${value}x;other`,
    `other;${value.toUpperCase()};other`,
    `other;${value.toLowerCase()};other`,
    `other,${value}`,
    ';',
  ]
}

function capitalised(text: string): string {
  const [first = '', ...rest] = [...text]
  return first.toUpperCase() + rest.join('').toLowerCase()
}

function accented(text: string): string {
  const letters = [...text]
  const at = letters.findIndex((letter) => letter in ACCENTS)
  if (at < 0) return `${letters[0] ?? ''}\u0301${letters.slice(1).join('')}`
  letters[at] = ACCENTS[letters[at] ?? ''] ?? ''
  return letters.join('')
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '')
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
