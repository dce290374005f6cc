import { checkRule } from './check-rule.ts'
import { keywordOf } from './keyword.ts'
import { parseRule } from './parse-rule.ts'
import { printColumn } from './print-name.ts'
import { printRule } from './print-rule.ts'
import { type Problem, problemAt } from './problem.ts'
import { readSentence } from './read-sentence.ts'
import type { Rule } from './rule.ts'
import type { RuleScope } from './rule-scope.ts'

export interface ReadRule {
  /** Null if and only if there is a problem. */
  readonly rule: Rule | null
  readonly problems: readonly Problem[]
}

/** Reads a rule's text and checks it against a scope; a rule that comes back can run. */
export function readRule(text: string, scope: RuleScope): ReadRule {
  const parsed = parseRule(text)
  if (parsed.rule === null) {
    // Where each slip has its own small mend, that comes first.
    const canMend = parsed.problems.every(({ replacement }) => replacement !== null)
    const spoken = canMend ? null : readSentence(text, scope)
    if (spoken !== null) return { rule: null, problems: [spokenRule(text, spoken)] }
    const unbracketed = unbracketedColumn(text, parsed.problems, scope)
    return { rule: null, problems: unbracketed === null ? parsed.problems : [unbracketed] }
  }
  const problems = checkRule(parsed.rule, scope, parsed.spans)
  return { rule: problems.length === 0 ? parsed.rule : null, problems }
}

/** A rule in the words that the workbench says it in, such as one copied from under the editor. */
function spokenRule(text: string, rule: Rule): Problem {
  const place = { start: 0, end: text.length }
  return problemAt(place, 'This is a rule said in words.', { replacement: printRule(rule) })
}

/** A column such as "churn-rate" or "2024 revenue" that was written without its brackets, where the first problem lies. */
export function unbracketedColumn(
  text: string,
  problems: readonly Problem[],
  scope: Pick<RuleScope, 'columns'>,
): Problem | null {
  const [first] = problems
  if (first === undefined) return null
  const names = [...scope.columns.keys()].filter((name) => printColumn(name) !== name && keywordOf(name) === null)
  for (const name of names.sort((a, b) => b.length - a.length)) {
    const from = Math.max(0, first.start - name.length)
    const at = text.indexOf(name, from)
    const touches = at >= 0 && at <= first.end && at + name.length >= first.start
    if (touches && text[at - 1] !== '[' && !/[\p{L}\p{N}_"]$/u.test(text.slice(Math.max(0, at - 1), at))) {
      const place = { start: at, end: at + name.length }
      return problemAt(place, `The column ${name} is written in brackets.`, { replacement: printColumn(name) })
    }
  }
  return null
}
