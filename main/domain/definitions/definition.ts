/*
 * The definition document: what a governance office approves and what everything exported is compiled from.
 *
 *   definition = head, columns, thresholds, entry…, default path
 *   entry      = ordinal, name, rule as written, the rule's tree, and the tree that runs where they differ
 *
 * Entries are tested by ordinal, 1 first; the default path is 0. It holds no path and no data value but those that
 * its rules name.
 */
import type { ColumnType } from '../../../shared/entities/column.ts'
import type { Lens } from '../../../shared/entities/structure.ts'
import type { Rule } from '../../../shared/rules/rule.ts'

/** `$id` of the schema and `$schema` of every document of this version. */
export const DEFINITION_SCHEMA_ID = 'urn:tessera:schema:segment-definition:1.0'

/** Id of the default path; entries never have it. */
export const DEFAULT_PATH_ID = 'default'

/** What the rules mean wherever they run (rules.md). */
export const SEMANTICS = {
  evaluation: 'first-match',
  logic: 'kleene-three-valued',
  unknown: 'no-match',
  notANumber: 'missing',
  numbers: 'ieee-754-double',
  texts: 'code-points-no-padding-no-folding',
  ignoringCase: 'listed-at-export',
  dates: 'calendar-days-without-zone',
} as const

/** One tested entry: an exclusion ("not served") or a segment. */
export interface DefinitionEntry {
  readonly id: string
  /** From 1 in the order of testing, exclusions first. */
  readonly ordinal: number
  readonly name: string
  /** The rule as a line of text, and the same as a tree. */
  readonly text: string
  readonly rule: Rule
  /** Set where the rule ignores case: the same with the values that match, listed at export. This one is compiled. */
  readonly runs?: { readonly text: string; readonly rule: Rule }
}

export interface DefinitionThreshold {
  readonly name: string
  readonly value: number
  readonly unit: string
}

export interface Definition {
  readonly $schema: typeof DEFINITION_SCHEMA_ID
  readonly kind: 'segment-definition'
  readonly specVersion: '1.0'
  readonly id: string
  readonly name: string
  /** Always draft: the checks that could raise it do not exist yet. */
  readonly status: 'draft'
  readonly basis: Lens
  /** ISO day that "snapshot" means unless another is given. */
  readonly asOf: string
  readonly currency: string
  readonly unit: { readonly singular: string; readonly plural: string }
  readonly grain: { readonly table: string; readonly key: string; readonly keyIs: 'column' | 'row-number' }
  readonly source: {
    readonly format: 'csv' | 'json' | 'parquet' | 'xlsx' | 'sample' | 'recipe'
    readonly sha256: string
    readonly rows: number
  }
  /** SHA-256 of each stage where a recipe made the table; scores are null where it has none. */
  readonly stages?: {
    readonly sources: string
    readonly features: string
    readonly scores: string | null
    readonly rules: string
  }
  readonly semantics: typeof SEMANTICS
  /** The columns that rules name, in the table's order. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  /** The named thresholds that rules use, by name. */
  readonly thresholds: readonly DefinitionThreshold[]
  readonly exclusions: readonly DefinitionEntry[]
  readonly segments: readonly DefinitionEntry[]
  readonly defaultPath: { readonly id: typeof DEFAULT_PATH_ID; readonly ordinal: 0; readonly name: string }
}
