import { lexRule } from './lex-rule.ts'
import { DEEPEST_NESTING } from './nesting.ts'
import { parseCondition } from './parse-condition.ts'
import { MOST_PROBLEMS, type Problem, type Range } from './problem.ts'
import type { Rule } from './rule.ts'
import type { Span } from './span.ts'
import { Refusal, TokenCursor } from './token-cursor.ts'

export interface ParsedRule {
  /** Null if and only if there is a problem. */
  readonly rule: Rule | null
  /** In the order of the text, at most 20. */
  readonly problems: readonly Problem[]
  /** Where each part of the tree stands, by identity; empty if there is a problem. */
  readonly spans: ReadonlyMap<Rule, Span>
}

/** Reads a rule's text by its grammar alone (see rule.ts); whether columns exist and types fit is for checkRule. */
export function parseRule(text: string): ParsedRule {
  const { tokens, problems: lexical } = lexRule(text)
  // What the lexer could not mend would only make the parser complain again.
  if (lexical.some(({ replacement }) => replacement === null))
    return { rule: null, problems: lexical, spans: new Map() }
  const cursor = new TokenCursor(tokens)
  const spans = new Map<Rule, Span>()
  const { rule, refusal } = readTokens(cursor, spans)
  const problems = [...lexical, ...cursor.problems, ...(refusal === null ? [] : [refusal])]
  if (problems.length === 0) return { rule, problems, spans }
  const inOrder = problems.toSorted((a, b) => a.start - b.start)
  return { rule: null, problems: inOrder.slice(0, MOST_PROBLEMS), spans: new Map() }
}

/** Reads all tokens; the problem is the one that ended the reading, others are in the cursor. */
export function readTokens(
  cursor: TokenCursor,
  spans: Map<Rule, Span>,
): { readonly rule: Rule | null; readonly refusal: Problem | null } {
  try {
    const rule = new RuleParser(cursor, spans).parse()
    return { rule, refusal: null }
  } catch (error) {
    if (error instanceof Refusal) return { rule: null, refusal: error.problem }
    throw error
  }
}

/** Reads a rule that stands within a longer text, up to what cannot belong to it; a Refusal is thrown where it cannot be read. */
export function parseRuleAt(cursor: TokenCursor, spans: Map<Rule, Span>): Rule {
  return new RuleParser(cursor, spans).parseMembers()
}

/** Recursive descent over the connectives; conditions are in parse-condition.ts. */
class RuleParser {
  readonly #cursor: TokenCursor
  readonly #spans: Map<Rule, Span>

  constructor(cursor: TokenCursor, spans: Map<Rule, Span>) {
    this.#cursor = cursor
    this.#spans = spans
  }

  parse(): Rule {
    const rule = this.parseMembers()
    const token = this.#cursor.current
    if (token.kind === 'end') return rule
    if (token.kind === 'symbol' && token.symbol === ')') {
      return this.#cursor.refuse(token, 'No parenthesis is open here.', {
        suggestion: 'Leave it out.',
        replacement: '',
      })
    }
    return this.#refuseConnective()
  }

  parseMembers(): Rule {
    return this.#group('any', 0)
  }

  #group(kind: 'any' | 'all', depth: number): Rule {
    const { start } = this.#cursor.current
    const member = (): Rule => (kind === 'any' ? this.#group('all', depth) : this.#negation(depth))
    const first = member()
    const of = [first]
    while (this.#takeConnective(kind === 'any' ? 'or' : 'and')) of.push(member())
    if (of.length === 1) return first
    return this.#placed({ kind, of }, start)
  }

  #takeConnective(word: 'and' | 'or'): boolean {
    if (this.#cursor.take(word) !== null) return true
    // A misspelt connective is looked for among both, so that "adn" is not taken for "or".
    const token = this.#cursor.current
    if (token.kind !== 'column' || this.#cursor.ahead(1).kind !== 'column') return false
    const mistyped = word === 'and' ? /^(?:adn|nad|an|ad|und|y|et)$/i : /^(?:ro|oder|ou|o)$/i
    if (!mistyped.test(token.raw)) return false
    this.#cursor.note(token, `${token.raw} is not a word of the rule language.`, { replacement: word })
    this.#cursor.advance()
    return true
  }

  #negation(depth: number): Rule {
    const opening = this.#cursor.current
    if (depth > DEEPEST_NESTING) this.#refuseDepth(opening)
    if (this.#cursor.take('not') !== null) {
      return this.#placed({ kind: 'not', of: this.#negation(depth + 1) }, opening.start)
    }
    if (this.#cursor.take('(') === null) return parseCondition(this.#cursor, this.#spans)
    const inner = this.#group('any', depth + 1)
    if (this.#cursor.take(')') !== null) return inner
    if (this.#cursor.current.kind !== 'end') return this.#refuseConnective()
    return this.#cursor.refuse(opening, 'The parenthesis that opens here is not closed.', {
      suggestion: 'Add “)” where the group ends.',
    })
  }

  #refuseDepth(place: Range): never {
    const message = `Parentheses and “not” nest more than ${DEEPEST_NESTING} deep here.`
    return this.#cursor.refuse(place, message, { suggestion: 'Divide the rule into several segments.' })
  }

  #refuseConnective(): never {
    const token = this.#cursor.current
    const message = `“and” or “or” is expected here, not ${this.#cursor.found()}.`
    if (token.kind !== 'symbol' || token.symbol !== ',') return this.#cursor.refuse(token, message)
    return this.#cursor.refuse(token, message, { suggestion: 'Write and instead.', replacement: ' and' })
  }

  #placed<R extends Rule>(rule: R, start: number): R {
    const span = { start, end: this.#cursor.lastEnd, column: null, operator: null, operands: [], anchor: null }
    this.#spans.set(rule, span)
    return rule
  }
}
