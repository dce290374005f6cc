import type { Spine } from '../../../shared/entities/spine.ts'
import { type Structure, TOO_NEW_ID } from '../../../shared/entities/structure.ts'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import { checkRule } from '../../../shared/rules/check-rule.ts'
import { readRule } from '../../../shared/rules/read-rule.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'

export type EntryKind = 'exclusion' | 'segment' | 'default'

/** One class of a structure as it runs: exclusions first, then segments, the default path last. */
export interface RunEntry {
  readonly entryId: string
  readonly kind: EntryKind
  readonly name: string
  readonly slot: number | null
  /** Null for the default path and for a rule that cannot run. */
  readonly rule: Rule | null
  /** Why the rule cannot run, as a sentence; null where it can. */
  readonly broken: string | null
}

/** The columns and named thresholds a rule may speak of; `refused` are there and may not be named. */
export function scopeOf(
  spine: Spine | null,
  thresholds: readonly Threshold[],
  refused: NonNullable<RuleScope['refused']> = new Map(),
): RuleScope {
  return {
    refused,
    columns: new Map((spine?.columns ?? []).map(({ name, type }) => [name, type])),
    thresholds: new Map(thresholds.map(({ name, value }) => [name, value])),
  }
}

function judge(rule: Rule | null, text: string, scope: RuleScope): Pick<RunEntry, 'rule' | 'broken'> {
  if (!rule) {
    if (text.trim() === '') return { rule: null, broken: 'No rule yet.' }
    // Kept unfinished text may have become right: a column or a threshold came back.
    const read = readRule(text, scope)
    return { rule: read.rule, broken: read.problems[0]?.message ?? null }
  }
  const problem = checkRule(rule, scope)[0]
  return problem ? { rule: null, broken: problem.message } : { rule, broken: null }
}

/** The entries of a structure in the order in which they take units. */
export function runPlan(structure: Structure, scope: RuleScope): readonly RunEntry[] {
  return [
    ...structure.exclusions.map(
      ({ id, name, draft }): RunEntry => ({
        entryId: id,
        kind: 'exclusion',
        name,
        slot: null,
        ...judge(draft.rule, draft.text, scope),
      }),
    ),
    ...structure.segments.map(
      ({ id, name, slot, draft }): RunEntry => ({
        entryId: id,
        kind: 'segment',
        name,
        // It has no colour of its own: nobody chose it.
        slot: id === TOO_NEW_ID ? null : slot,
        ...judge(draft.rule, draft.text, scope),
      }),
    ),
    { entryId: 'default', kind: 'default', name: structure.defaultPath.name, slot: null, rule: null, broken: null },
  ]
}
