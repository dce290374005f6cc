import { type LineScope, lineOf } from '../../../shared/rules/condition-line.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import { type RulePath, ruleAt } from '../../../shared/rules/rule-tree.ts'

/** The paths of all conditions, in the order of the text. */
export function conditionPaths(rule: Rule, path: RulePath = []): readonly RulePath[] {
  if (rule.kind === 'not') return conditionPaths(rule.of, [...path, 0])
  if (rule.kind === 'all' || rule.kind === 'any') {
    return rule.of.flatMap((part, index) => conditionPaths(part, [...path, index]))
  }
  return [path]
}

/** The condition at hand: the chosen one where it still stands, else the first with a line to move, else the first. */
export function activePathOf(rule: Rule, chosen: RulePath | null, scope: LineScope): RulePath | null {
  const paths = conditionPaths(rule)
  const kept = chosen === null ? undefined : paths.find((path) => path.join() === chosen.join())
  const hasLine = (path: RulePath): boolean => {
    const part = ruleAt(rule, path)
    return part !== null && isCondition(part) && lineOf(part, scope) !== null
  }
  return kept ?? paths.find(hasLine) ?? paths[0] ?? null
}

/** The condition at a path, or null where there is none. */
export function conditionAt(rule: Rule, path: RulePath | null): Condition | null {
  const part = path === null ? null : ruleAt(rule, path)
  return part !== null && isCondition(part) ? part : null
}

function isCondition(part: Rule): part is Condition {
  return part.kind !== 'all' && part.kind !== 'any' && part.kind !== 'not'
}

/** The condition in which an offset of the text stands; null between conditions and in a text that cannot be read. */
export function pathAtOffset(text: string, offset: number): RulePath | null {
  const { rule, spans } = parseRule(text)
  if (rule === null) return null
  return (
    conditionPaths(rule).find((path) => {
      const part = ruleAt(rule, path)
      const span = part === null ? undefined : spans.get(part)
      return span !== undefined && span.start <= offset && offset <= span.end
    }) ?? null
  )
}
