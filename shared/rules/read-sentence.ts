import { LONGEST_RULE } from './lex-rule.ts'
import { DEEPEST_NESTING } from './nesting.ts'
import { readSpokenCondition } from './read-spoken-condition.ts'
import type { Rule } from './rule.ts'
import type { RuleScope } from './rule-scope.ts'
import { SentenceCursor } from './sentence-cursor.ts'
import { DOUBLE_NEGATION } from './sentence-words.ts'
import { type SpokenColumns, spokenColumns } from './spoken-column.ts'

interface Opening {
  readonly words: string
  readonly kind: 'all' | 'any'
  readonly connective: 'and' | 'or' | 'nor'
  readonly isNegated: boolean
}

const OPENINGS: readonly Opening[] = [
  { words: 'both', kind: 'all', connective: 'and', isNegated: false },
  { words: 'all of', kind: 'all', connective: 'and', isNegated: false },
  { words: 'either', kind: 'any', connective: 'or', isNegated: false },
  { words: 'not both', kind: 'all', connective: 'and', isNegated: true },
  { words: 'not all of', kind: 'all', connective: 'and', isNegated: true },
  { words: 'neither', kind: 'any', connective: 'nor', isNegated: true },
]

/** The rule that a sentence of describeRule says about the scope's columns, or null where it is no such sentence. */
export function readSentence(sentence: string, scope: RuleScope): Rule | null {
  const text = sentence.trim().replace(/\.$/, '')
  if (text === '' || text.length > LONGEST_RULE) return null
  return new SentenceReader(new SentenceCursor(text), spokenColumns(scope.columns.keys())).whole()
}

/** Recursive descent over the groups; null is "not such a sentence". */
class SentenceReader {
  readonly #cursor: SentenceCursor
  readonly #columns: SpokenColumns

  constructor(cursor: SentenceCursor, columns: SpokenColumns) {
    this.#cursor = cursor
    this.#columns = columns
  }

  whole(): Rule | null {
    const of = this.#listed(0)
    if (of === null) return null
    if (this.#cursor.isAtEnd) return of.length === 1 ? (of[0] ?? null) : null
    const kind = this.#cursor.take('and') ? 'all' : this.#cursor.take('or') ? 'any' : null
    const last = kind === null ? null : this.#member(0)
    return kind === null || last === null || !this.#cursor.isAtEnd ? null : { kind, of: [...of, last] }
  }

  /** The members before a group's connective. */
  #listed(depth: number): readonly Rule[] | null {
    const of: Rule[] = []
    do {
      const member = this.#member(depth)
      if (member === null) return null
      of.push(member)
    } while (this.#cursor.take(','))
    return of
  }

  #member(depth: number): Rule | null {
    // A group within parentheses is two levels here and one in a rule's text.
    if (depth > 2 * DEEPEST_NESTING + 2) return null
    if (this.#cursor.take('(')) {
      const inner = this.#member(depth + 1)
      return this.#cursor.take(')') ? inner : null
    }
    if (this.#cursor.take(DOUBLE_NEGATION)) {
      const of = this.#member(depth + 1)
      return of === null ? null : { kind: 'not', of }
    }
    const opening = OPENINGS.find(({ words }) => this.#cursor.take(words))
    return opening === undefined ? readSpokenCondition(this.#cursor, this.#columns) : this.#group(opening, depth + 1)
  }

  #group({ kind, connective, isNegated }: Opening, depth: number): Rule | null {
    const of = this.#listed(depth)
    const last = of !== null && this.#cursor.take(connective) ? this.#member(depth) : null
    if (of === null || last === null) return null
    const group: Rule = { kind, of: [...of, last] }
    return isNegated ? { kind: 'not', of: group } : group
  }
}
