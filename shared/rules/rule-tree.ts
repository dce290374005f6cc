import type { Rule } from './rule.ts'

/** Where a part stands in a rule: the index in each group on the way; the part under "not" is 0. */
export type RulePath = readonly number[]

/** The part at a path, or null where the rule has none. */
export function ruleAt(rule: Rule, path: RulePath): Rule | null {
  const [index, ...rest] = path
  if (index === undefined) return rule
  const child = partsOfRule(rule)[index]
  return child === undefined ? null : ruleAt(child, rest)
}

/** The rule with the part at a path replaced, or taken out with null. A group of one becomes its member; null is no rule. */
export function replaceAt(rule: Rule, path: RulePath, next: Rule | null): Rule | null {
  const [index, ...rest] = path
  if (index === undefined) return next
  const child = partsOfRule(rule)[index]
  if (child === undefined) return rule
  const replaced = replaceAt(child, rest, next)
  if (rule.kind === 'not') return replaced === null ? null : { kind: 'not', of: replaced }
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule
  const parts = rule.of.flatMap((part, at) => (at !== index ? [part] : replaced === null ? [] : [replaced]))
  return groupOf(rule.kind, parts)
}

/** A group as the parser would give it: none is null, one member stands alone. */
export function groupOf(kind: 'all' | 'any', parts: readonly Rule[]): Rule | null {
  const [first] = parts
  if (first === undefined) return null
  return parts.length === 1 ? first : { kind, of: parts }
}

/** The rule with a part added at the end of the group at a path; a lone part becomes a group of the given kind. */
export function addTo(rule: Rule | null, path: RulePath, added: Rule, kind: 'all' | 'any' = 'all'): Rule {
  if (rule === null) return added
  const target = ruleAt(rule, path)
  if (target === null) return rule
  const isGroup = target.kind === 'all' || target.kind === 'any'
  const grown: Rule = isGroup ? { kind: target.kind, of: [...target.of, added] } : { kind, of: [target, added] }
  return replaceAt(rule, path, grown) ?? added
}

/** The rule with the group at a path read the other way: all of, any of. */
export function withGroupKind(rule: Rule, path: RulePath, kind: 'all' | 'any'): Rule {
  const target = ruleAt(rule, path)
  if (target === null || (target.kind !== 'all' && target.kind !== 'any')) return rule
  const regrouped = groupOf(kind, target.of)
  return (regrouped === null ? rule : mergeUp(replaceAt(rule, path, regrouped))) ?? rule
}

/** The rule with "not" set before the part at a path, or taken away where it stands. */
export function withNotToggled(rule: Rule, path: RulePath): Rule {
  const target = ruleAt(rule, path)
  if (target === null) return rule
  const toggled: Rule = target.kind === 'not' ? target.of : { kind: 'not', of: target }
  return mergeUp(replaceAt(rule, path, toggled)) ?? rule
}

/** Merges groups that now stand in a group of their own kind. */
function mergeUp(rule: Rule | null): Rule | null {
  if (rule === null) return null
  if (rule.kind === 'not') {
    const inner = mergeUp(rule.of)
    return inner === null ? null : { kind: 'not', of: inner }
  }
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule
  const { kind } = rule
  const parts = rule.of.flatMap((part) => mergeUp(part) ?? [])
  return groupOf(
    kind,
    parts.flatMap((part) => (part.kind === kind ? part.of : [part])),
  )
}

function partsOfRule(rule: Rule): readonly Rule[] {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.of
  return rule.kind === 'not' ? [rule.of] : []
}
