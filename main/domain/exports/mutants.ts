import type { ColumnType } from '../../../shared/entities/column.ts'
import { printRule } from '../../../shared/rules/print-rule.ts'
import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import { conditionMutants } from './condition-mutants.ts'
import type { Program } from './program.ts'

/** An altered definition. `rule` stands in for entry `index`; without it, entries `index` and `index + 1` are swapped. */
export interface Mutant {
  /** What was altered, in words. */
  readonly label: string
  readonly index: number
  readonly rule: Rule | null
  /** The condition that was altered, before and after; null where more than a condition was. */
  readonly altered: readonly [Condition, Rule] | null
}

/** Every altered definition that the grid must tell from the true one. */
export function mutantsOf(program: Program): readonly Mutant[] {
  const types = new Map(program.columns.map(({ name, type }) => [name, type]))
  const changed = program.entries.flatMap(({ name, rule }, index) =>
    alteredRules(rule, types).map(({ label, ...mutant }) => ({ ...mutant, label: `“${name}”: ${label}`, index })),
  )
  const swapped = program.entries.slice(1).map(({ name }, index) => ({
    label: `“${program.entries[index]?.name ?? ''}” and “${name}” swapped`,
    index,
    rule: null,
    altered: null,
  }))
  return [...changed, ...swapped]
}

type Altered = Pick<Mutant, 'label' | 'altered'> & { readonly rule: Rule }

type Types = ReadonlyMap<string, ColumnType>

/** The rule with one thing altered at a time, deepest parts included; `isNegated` under an odd number of `not`. */
function alteredRules(rule: Rule, types: Types, isNegated = false): readonly Altered[] {
  switch (rule.kind) {
    case 'not':
      return [
        { label: 'a “not” left out', rule: rule.of, altered: null },
        ...alteredRules(rule.of, types, !isNegated).map(
          (inner): Altered => ({ ...inner, rule: { kind: 'not', of: inner.rule } }),
        ),
      ]
    case 'all':
    case 'any':
      return [...alteredGroups(rule), ...alteredMembers(rule, types, isNegated)]
    default:
      return alteredConditions(rule, types, isNegated)
  }
}

type Group = Extract<Rule, { kind: 'all' | 'any' }>

function alteredGroups(group: Group): readonly Altered[] {
  if (group.of.length < 2) return []
  const other = group.kind === 'all' ? 'any' : 'all'
  const words = group.kind === 'all' ? '“and” becomes “or”' : '“or” becomes “and”'
  const dropped = group.of.map(
    (part, at): Altered => ({
      label: `${short(part)} left out`,
      rule: { kind: group.kind, of: group.of.toSpliced(at, 1) },
      altered: null,
    }),
  )
  return [{ label: words, rule: { kind: other, of: group.of }, altered: null }, ...dropped]
}

function alteredMembers(group: Group, types: Types, isNegated: boolean): readonly Altered[] {
  return group.of.flatMap((part, at) =>
    alteredRules(part, types, isNegated).map(
      (inner): Altered => ({ ...inner, rule: { kind: group.kind, of: group.of.with(at, inner.rule) } }),
    ),
  )
}

function alteredConditions(condition: Condition, types: Types, isNegated: boolean): readonly Altered[] {
  const type = types.get(condition.column) ?? 'text'
  return conditionMutants(condition, type, isNegated).map((rule) => ({
    label: `${short(condition)} becomes ${short(rule)}`,
    rule,
    altered: [condition, rule],
  }))
}

function short(rule: Rule): string {
  const text = printRule(rule)
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`
}
