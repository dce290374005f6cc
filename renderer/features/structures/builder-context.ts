import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import type { RulePath } from '../../../shared/rules/rule-tree.ts'
import type { RuleEdit } from './use-rule-draft.ts'

/** What the parts of the builder share: the rule as it stands, what it may name, and the edit. */
export interface BuilderContext {
  readonly rule: Rule
  readonly scope: RuleScope
  readonly edit: RuleEdit
  readonly thresholds: readonly Threshold[]
  /** The rule's entry. */
  readonly place: { readonly structureId: string; readonly entryId: string }
  /** What a column's numbers count, such as "€"; "" where it is not known. */
  readonly unitOf: (column: string) => string
  readonly profiles: ReadonlyMap<string, ColumnProfile>
  /** Units without a value, per column. */
  readonly missing: ReadonlyMap<string, number>
  readonly asOf: string
  /** The condition that the chart shows. */
  readonly activePath: RulePath | null
  readonly onActive: (path: RulePath) => void
}
