import type { Frame } from '../../../shared/entities/frame.ts'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import { printRule } from '../../../shared/rules/print-rule.ts'
import { columnsOf, thresholdNamesOf } from '../../../shared/rules/walk-rule.ts'
import {
  DEFAULT_PATH_ID,
  DEFINITION_SCHEMA_ID,
  type Definition,
  type DefinitionEntry,
  type DefinitionThreshold,
  SEMANTICS,
} from './definition.ts'
import type { PlanInput, PlannedEntry } from './definition-plan.ts'

export interface DefinitionInput extends Omit<PlanInput, 'vocabularyOf'> {
  readonly frame: Frame
  /** The entries of a plan that nothing blocks. */
  readonly entries: readonly PlannedEntry[]
  /** The table that the SQL reads. */
  readonly table: string
  /** Of a table that a recipe made; null of others. */
  readonly stages: NonNullable<Definition['stages']> | null
}

/** The definition document of a structure. The same input gives the same document: it holds no time of day. */
export function buildDefinition(input: DefinitionInput): Definition {
  const { structure, frame, spine, entries } = input
  const used = new Set(entries.flatMap(({ lowered }) => [...columnsOf(lowered)]))
  const numbered = entries.map((entry, index) => ({ kind: entry.kind, entry: entryOf(entry, index + 1) }))
  return {
    $schema: DEFINITION_SCHEMA_ID,
    kind: 'segment-definition',
    specVersion: '1.0',
    id: structure.id,
    name: structure.name,
    status: 'draft',
    basis: structure.lens,
    asOf: frame.asOf,
    currency: frame.currency,
    unit: { singular: frame.unitNoun.singular, plural: frame.unitNoun.plural },
    grain: { table: input.table, key: keyOf(spine.keyColumn, used), keyIs: spine.keyColumn ? 'column' : 'row-number' },
    source: { format: spine.source.format, sha256: spine.source.digest, rows: spine.unitCount },
    ...(input.stages === null ? {} : { stages: input.stages }),
    semantics: SEMANTICS,
    columns: spine.columns.filter(({ name }) => used.has(name)).map(({ name, type }) => ({ name, type })),
    thresholds: usedThresholds(input.thresholds, entries),
    exclusions: numbered.filter(({ kind }) => kind === 'exclusion').map(({ entry }) => entry),
    segments: numbered.filter(({ kind }) => kind === 'segment').map(({ entry }) => entry),
    defaultPath: { id: DEFAULT_PATH_ID, ordinal: 0, name: structure.defaultPath.name },
  }
}

/** A table without a key column is keyed by the row's number, from 1, in a column of a name no rule uses. */
function keyOf(keyColumn: string | null, used: ReadonlySet<string>): string {
  if (keyColumn !== null) return keyColumn
  const taken = new Set([...used].map((name) => name.toLowerCase()))
  let name = 'row_number'
  while (taken.has(name)) name = `unit_${name}`
  return name
}

function entryOf({ id, name, rule, lowered }: PlannedEntry, ordinal: number): DefinitionEntry {
  const written = { id, ordinal, name, text: printRule(rule), rule }
  return lowered === rule ? written : { ...written, runs: { text: printRule(lowered), rule: lowered } }
}

function usedThresholds(
  thresholds: readonly Threshold[],
  entries: readonly PlannedEntry[],
): readonly DefinitionThreshold[] {
  const names = new Set(entries.flatMap(({ lowered }) => [...thresholdNamesOf(lowered)]))
  return thresholds
    .filter(({ name }) => names.has(name))
    .map(({ name, value, unit }) => ({ name, value: value === 0 ? 0 : value, unit }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
