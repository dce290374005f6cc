import type { Keyword } from './keyword.ts'
import { nearestName } from './nearest-name.ts'
import { type Problem, problemAt, type Range, type Remedy, shortened } from './problem.ts'
import type { LanguageSymbol, Token } from './token.ts'

/**
 * What may stand at a place: a word, a sign, or a kind of thing. `anchor` is a date column or "snapshot", `function`
 * the name of a formula's function.
 */
export type Expectation =
  | Keyword
  | LanguageSymbol
  | 'column'
  | 'function'
  | 'anchor'
  | 'value'
  | 'threshold'
  | 'dayCount'
  | 'quoted'

/** Ends the reading of a text that cannot be read on from. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'Refusal'
    this.problem = problem
  }
}

/** A place in a list of tokens, and what the reading has asked for there. */
export class TokenCursor {
  readonly #tokens: readonly Token[]
  readonly #problems: Problem[] = []
  readonly #wanted = new Set<Expectation>()
  /** What the text is called where it ends too early. */
  readonly noun: 'rule' | 'formula'
  #position = 0
  /** The column of the condition being read. */
  subject: string | null = null
  /** Whether a comma divides arguments here, so that "50,100" may be two numbers. */
  commasDivide = false

  constructor(tokens: readonly Token[], noun: 'rule' | 'formula' = 'rule') {
    this.#tokens = tokens
    this.noun = noun
  }

  get current(): Token {
    return this.ahead(0)
  }

  get problems(): readonly Problem[] {
    return this.#problems
  }

  /** Everything that was asked for at the current place. */
  get wanted(): ReadonlySet<Expectation> {
    return this.#wanted
  }

  /** Where the last taken token ends. */
  get lastEnd(): number {
    return this.#tokens[this.#position - 1]?.end ?? 0
  }

  ahead(distance: number): Token {
    const token = this.#tokens[Math.min(this.#position + distance, this.#tokens.length - 1)]
    if (token === undefined) throw new Error('A list of tokens has an end token.')
    return token
  }

  advance(): Token {
    const token = this.current
    if (token.kind !== 'end') {
      this.#position++
      this.#wanted.clear()
    }
    return token
  }

  want(...expectations: readonly Expectation[]): void {
    for (const expectation of expectations) this.#wanted.add(expectation)
  }

  isAt(expectation: Keyword | LanguageSymbol): boolean {
    const token = this.current
    this.#wanted.add(expectation)
    return token.kind === 'keyword'
      ? token.keyword === expectation
      : token.kind === 'symbol' && token.symbol === expectation
  }

  take(expectation: Keyword | LanguageSymbol): Token | null {
    return this.isAt(expectation) ? this.advance() : null
  }

  /** Takes a word; a near miss is noted and taken, anything else ends the reading. */
  expectWord(words: readonly Keyword[], remedy: Remedy = {}): Keyword {
    for (const word of words) if (this.take(word) !== null) return word
    const near = this.takeNear(words)
    if (near !== null) return near
    return this.refuse(this.current, `${listed(words)} is expected here, not ${this.found()}.`, remedy)
  }

  /** Takes a word that is one of those asked for but for its spelling, and notes the problem. */
  takeNear(words: readonly Keyword[]): Keyword | null {
    const token = this.current
    if (token.kind !== 'column' || token.raw.startsWith('[')) return null
    const near = nearestName(token.name, words)
    const word = words.find((candidate) => candidate === near)
    if (word === undefined) return null
    this.note(token, `${shortened(token.raw)} is not a word of the rule language.`, { replacement: word })
    this.advance()
    return word
  }

  /** Notes a problem that reading can go on from. */
  note(place: Range, message: string, remedy: Remedy = {}): void {
    this.#problems.push(problemAt(place, message, remedy))
  }

  refuse(place: Range, message: string, remedy: Remedy = {}): never {
    throw new Refusal(problemAt(place, message, remedy))
  }

  /** The current token in words. */
  found(): string {
    const { kind, raw } = this.current
    if (kind === 'end') return `the end of the ${this.noun}`
    return shortened(raw)
  }
}

function listed(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(' or ')
}
