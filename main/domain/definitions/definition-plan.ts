import type { Spine } from '../../../shared/entities/spine.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import { columnsOf, conditionsOf } from '../../../shared/rules/walk-rule.ts'
import { runPlan, scopeOf } from '../structures/run-plan.ts'
import { ignoresCase, lowerRule } from './lower-rule.ts'

/** Texts listed for `ignoring case`, over a whole definition; more would make a list nobody can read. */
export const MOST_LISTED_TEXTS = 2000

export interface PlanInput {
  readonly structure: Structure
  readonly thresholds: readonly Threshold[]
  readonly spine: Spine
  /** Columns that may not enter a rule; none where left out. */
  readonly refused?: NonNullable<RuleScope['refused']>
  /** The distinct texts of a text column. */
  readonly vocabularyOf: (column: string) => readonly string[]
}

export interface PlannedEntry {
  readonly id: string
  readonly kind: 'exclusion' | 'segment'
  readonly name: string
  readonly rule: Rule
  /** The rule without `ignoring case`; the very rule where it has none. */
  readonly lowered: Rule
}

export interface DefinitionPlan {
  readonly entries: readonly PlannedEntry[]
  /** Why nothing can be exported, as sentences; empty where it can. */
  readonly blocked: readonly string[]
}

/** Reads a structure's rules for export and says what stands in the way. */
export function planDefinition(input: PlanInput): DefinitionPlan {
  const blocked: string[] = []
  const entries: PlannedEntry[] = []
  for (const { entryId, kind, name, rule, broken } of runPlan(
    input.structure,
    scopeOf(input.spine, input.thresholds, input.refused),
  )) {
    if (kind === 'default') continue
    if (rule === null) blocked.push(`“${name}” has no rule that can run: ${broken ?? 'No rule yet.'}`)
    else entries.push({ id: entryId, kind, name, rule, lowered: lowered(rule, input) })
  }
  if (input.structure.segments.length === 0) blocked.push('The option has no segment yet.')
  if (blocked.length === 0) blocked.push(...faultsOf(entries, input))
  return { entries, blocked }
}

function lowered(rule: Rule, input: PlanInput): Rule {
  return ignoresCase(rule) ? lowerRule(rule, input.vocabularyOf) : rule
}

function faultsOf(entries: readonly PlannedEntry[], input: PlanInput): readonly string[] {
  return [...longLists(entries), ...clashingColumns(entries, input.spine), ...unwritable(entries, input)]
}

function longLists(entries: readonly PlannedEntry[]): readonly string[] {
  const listed = entries
    .filter(({ rule, lowered }) => rule !== lowered)
    .flatMap(({ lowered }) => conditionsOf(lowered))
    .reduce((sum, condition) => sum + (condition.kind === 'in' ? condition.values.length : 0), 0)
  if (listed <= MOST_LISTED_TEXTS) return []
  return [
    `Ignoring case would list ${listed} texts, more than ${MOST_LISTED_TEXTS}: use a column with fewer different values, or compare the case as it is.`,
  ]
}

/** SQL engines take "Revenue" and "revenue" for the same column. */
function clashingColumns(entries: readonly PlannedEntry[], spine: Spine): readonly string[] {
  const used = new Set(entries.flatMap(({ lowered }) => [...columnsOf(lowered)]))
  if (spine.keyColumn !== null) used.add(spine.keyColumn)
  const seen = new Map<string, string>()
  const blocked: string[] = []
  for (const column of used) {
    const folded = column.toLowerCase()
    const other = seen.get(folded)
    if (other !== undefined) blocked.push(`SQL cannot tell the columns “${other}” and “${column}” apart.`)
    seen.set(folded, column)
  }
  return blocked
}

/** NUL ends a text in some engines; half a surrogate pair has no UTF-8 form. */
function unwritable(entries: readonly PlannedEntry[], { structure, spine }: PlanInput): readonly string[] {
  const named: readonly { readonly what: string; readonly texts: readonly string[] }[] = [
    { what: 'The name of the option', texts: [structure.name] },
    { what: 'The name of the standard path', texts: [structure.defaultPath.name] },
    { what: 'The name of the key column', texts: [spine.keyColumn ?? ''] },
    ...entries.map(({ name, lowered }) => ({ what: `“${name}” or its rule`, texts: [name, ...textsOf(lowered)] })),
  ]
  return named
    .filter(({ texts }) => !texts.every(isWritable))
    .map(({ what }) => `${what} holds a character that cannot be written to a file.`)
}

function isWritable(text: string): boolean {
  return !/[\p{Surrogate}\0]/u.test(text)
}

function textsOf(rule: Rule): readonly string[] {
  const literals = conditionsOf(rule).flatMap((condition) => {
    if (condition.kind === 'text') return [condition.value]
    const values = condition.kind === 'in' ? condition.values : condition.kind === 'compare' ? [condition.operand] : []
    return values.flatMap((value) => (value.type === 'text' ? [value.value] : []))
  })
  return [...columnsOf(rule), ...literals]
}
