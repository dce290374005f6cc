import type { Condition, Rule } from './rule.ts'

/** Who has some members of a set and lacks others. */
export interface SetQuestion {
  readonly column: string
  readonly with: readonly string[]
  /** Whether one of them is enough. */
  readonly mode: 'any' | 'all'
  readonly without: readonly string[]
}

/** The question as a rule; null where it asks for nothing. */
export function setRule({ column, with: wanted, mode, without }: SetQuestion): Rule | null {
  const has = (value: string): Condition => ({ kind: 'text', column, test: 'has', value, ignoringCase: false })
  const parts = [
    ...(mode === 'all' ? wanted.map(has) : grouped(wanted.map(has))),
    ...without.map((value): Rule => ({ kind: 'not', of: has(value) })),
  ]
  const [first] = parts
  if (first === undefined) return null
  return parts.length === 1 ? first : { kind: 'all', of: parts }
}

function grouped(conditions: readonly Condition[]): readonly Rule[] {
  return conditions.length > 1 ? [{ kind: 'any', of: conditions }] : conditions
}
