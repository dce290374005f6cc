import { lexText } from '../rules/lex-rule.ts'
import { literalOf, noteCommas } from '../rules/parse-operand.ts'
import { printColumn } from '../rules/print-name.ts'
import { MOST_PROBLEMS, type Problem, type Range } from '../rules/problem.ts'
import type { Literal } from '../rules/rule.ts'
import type { ArithmeticSymbol, Token } from '../rules/token.ts'
import { Refusal, TokenCursor } from '../rules/token-cursor.ts'
import type { Formula } from './formula.ts'
import { FORMULA_LEXICON } from './formula-lexicon.ts'
import { DEEPEST_FORMULA, isDeeperThanFormula } from './formula-nesting.ts'
import { type FormulaSpans, newSpans, type WritableSpans } from './formula-spans.ts'
import type { ParameterKind } from './function-catalogue.ts'
import { parseCall } from './parse-call.ts'
import { refuseAfterValue } from './refuse-after-value.ts'

export interface ParsedFormula {
  /** Null if and only if there is a problem. */
  readonly formula: Formula | null
  /** In the order of the text, at most 20. */
  readonly problems: readonly Problem[]
  /** Where each part of the tree stands, by identity; empty if there is a problem. */
  readonly spans: FormulaSpans
}

/** Reads a formula's text by its grammar alone (see formula.ts); whether columns exist and types fit is for checkFormula. */
export function parseFormula(text: string): ParsedFormula {
  const { tokens, problems: lexical } = lexText(text, FORMULA_LEXICON)
  // What the lexer could not mend would only make the parser complain again.
  if (lexical.some(({ replacement }) => replacement === null))
    return { formula: null, problems: lexical, spans: newSpans() }
  const cursor = new TokenCursor(tokens, 'formula')
  const spans = newSpans()
  const { formula, refusal } = readFormulaTokens(cursor, spans)
  const problems = [...lexical, ...cursor.problems, ...(refusal === null ? [] : [refusal])]
  if (problems.length === 0) return { formula, problems, spans }
  const inOrder = problems.toSorted((a, b) => a.start - b.start)
  return { formula: null, problems: inOrder.slice(0, MOST_PROBLEMS), spans: newSpans() }
}

export interface FormulaReading {
  readonly formula: Formula | null
  /** The problem that ended the reading; others are in the cursor. */
  readonly refusal: Problem | null
  /** What kind of value belongs where the reading ended, or null for any. */
  readonly expected: ParameterKind | null
}

/** Reads all tokens. */
export function readFormulaTokens(cursor: TokenCursor, spans: WritableSpans): FormulaReading {
  const parser = new FormulaParser(cursor, spans)
  try {
    return { formula: parser.parse(), refusal: null, expected: parser.expected }
  } catch (error) {
    if (error instanceof Refusal) return { formula: null, refusal: error.problem, expected: parser.expected }
    throw error
  }
}

/** How deep the parser goes: a step of the tree may stand in parentheses of its own. */
const DEEPEST_PARSED = 2 * DEEPEST_FORMULA

/** Recursive descent over operators; calls are in parse-call.ts. */
class FormulaParser {
  readonly #cursor: TokenCursor
  readonly #spans: WritableSpans
  /** What kind of value belongs at the current place, or null for any. */
  expected: ParameterKind | null = null

  constructor(cursor: TokenCursor, spans: WritableSpans) {
    this.#cursor = cursor
    this.#spans = spans
  }

  parse(): Formula {
    const start = this.#cursor.current
    const formula = this.#sum(0)
    if (this.#cursor.current.kind !== 'end') return refuseAfterValue(this.#cursor)
    if (isDeeperThanFormula(formula)) this.#refuseDepth({ start: start.start, end: this.#cursor.lastEnd })
    return formula
  }

  #sum(depth: number): Formula {
    return this.#chain(['+', '-'], () => this.#chain(['*', '/'], () => this.#factor(depth)))
  }

  /** Operands joined by operators of one rank, the left ones first. */
  #chain(operators: readonly ArithmeticSymbol[], operand: () => Formula): Formula {
    const { start } = this.#cursor.current
    let left = operand()
    for (;;) {
      const operator = operators.find((sign) => this.#cursor.take(sign) !== null)
      if (operator === undefined) return left
      if (operator === '*') this.#refuseSecondStar()
      const right = this.#expecting('number', operand)
      left = this.#placed({ kind: 'arithmetic', operator, left, right }, start)
    }
  }

  /** Notes what is expected while something is read; where the reading ends within it, the note stays. */
  #expecting(expected: ParameterKind | null, read: () => Formula): Formula {
    const outer = this.expected
    this.expected = expected
    const formula = read()
    this.expected = outer
    return formula
  }

  #factor(depth: number): Formula {
    const opening = this.#cursor.current
    if (depth > DEEPEST_PARSED) this.#refuseDepth(opening)
    if (this.#cursor.take('-') !== null) return this.#negative(opening, depth)
    if (this.#cursor.take('(') === null) return this.#primary(depth)
    const inner = this.#sum(depth + 1)
    if (this.#cursor.take(')') !== null) return inner
    if (this.#cursor.current.kind !== 'end') return refuseAfterValue(this.#cursor)
    return this.#cursor.refuse(opening, 'The parenthesis that opens here is not closed.', {
      suggestion: 'Add “)” where the group ends.',
    })
  }

  /** The minus of a number is part of the number. */
  #negative(opening: Token, depth: number): Formula {
    const of = this.#expecting('number', () => this.#factor(depth + 1))
    if (of.kind !== 'value' || of.value.type !== 'number') return this.#placed({ kind: 'negative', of }, opening.start)
    const value = of.value.value === 0 ? 0 : -of.value.value
    return this.#placed({ kind: 'value', value: { type: 'number', value } }, opening.start)
  }

  #primary(depth: number): Formula {
    const cursor = this.#cursor
    const token = cursor.current
    const { start } = token
    cursor.want('function', 'column')
    if (cursor.take('snapshot') !== null) return this.#placed({ kind: 'snapshot' }, start)
    const argument = (expected: ParameterKind | null): Formula => this.#expecting(expected, () => this.#sum(depth + 1))
    const next = cursor.ahead(1)
    const isCall = (token.kind === 'column' || token.kind === 'keyword') && !token.raw.startsWith('[')
    if (isCall && next.kind === 'symbol' && next.symbol === '(') {
      return this.#placed(parseCall({ cursor, spans: this.#spans, argument }), start)
    }
    const value = literalOf(token)
    if (value !== null) return this.#literal(token, value)
    if (token.kind === 'column') return this.#column(token)
    const suggestion = 'Write a column, a number, a text in double quotes or a function such as round(revenue, 2).'
    return cursor.refuse(token, `A value is expected here, not ${cursor.found()}.`, { suggestion })
  }

  #literal(token: Token, value: Literal): Formula {
    this.#cursor.advance()
    noteCommas(this.#cursor, token)
    return this.#placed({ kind: 'value', value }, token.start)
  }

  #column(token: Extract<Token, { kind: 'column' }>): Formula {
    const cursor = this.#cursor
    cursor.advance()
    const words = [token.raw]
    for (let word = cursor.current; isBareWord(word) && !token.raw.startsWith('['); word = cursor.current) {
      words.push(word.raw)
      cursor.advance()
    }
    if (words.length > 1) {
      const place = { start: token.start, end: cursor.lastEnd }
      cursor.note(place, 'A column name with spaces stands in brackets.', { replacement: printColumn(words.join(' ')) })
    }
    return this.#placed({ kind: 'column', column: token.name }, token.start)
  }

  #refuseSecondStar(): void {
    const token = this.#cursor.current
    if (token.kind !== 'symbol' || token.symbol !== '*') return
    this.#cursor.refuse(token, 'There is no operator **.', { suggestion: 'Write power(base, exponent).' })
  }

  #refuseDepth(place: Range): never {
    const message = `The formula goes more than ${DEEPEST_FORMULA} steps deep.`
    return this.#cursor.refuse(place, message, { suggestion: 'Divide it into several columns.' })
  }

  #placed<F extends Formula>(formula: F, start: number): F {
    this.#spans.formulas.set(formula, { start, end: this.#cursor.lastEnd })
    return formula
  }
}

function isBareWord(token: Token): boolean {
  return token.kind === 'column' && !token.raw.startsWith('[')
}
