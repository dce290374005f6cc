import type { ColumnType } from '../../../shared/entities/column.ts'
import { resolveThresholds } from '../../../shared/rules/resolve-rule.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { type Cell, TRUE, truthOf } from '../../../shared/rules/truth.ts'
import type { Definition } from '../definitions/definition.ts'

export interface ProgramEntry {
  readonly id: string
  readonly kind: 'exclusion' | 'segment'
  readonly name: string
  /** As written, for people. */
  readonly text: string
  /** Without named thresholds and without `ignoring case`. */
  readonly rule: Rule
}

export interface ProgramColumn {
  readonly name: string
  readonly type: ColumnType
}

/** A definition as it runs: entry `i` has ordinal `i + 1`, the default path 0. */
export interface Program {
  readonly entries: readonly ProgramEntry[]
  readonly defaultPath: { readonly id: string; readonly name: string }
  readonly columns: readonly ProgramColumn[]
}

const NO_THRESHOLDS: ReadonlyMap<string, number> = new Map()

/** What of a definition decides where a row falls. */
export function programOf(definition: Definition): Program {
  const thresholds = new Map(definition.thresholds.map(({ name, value }) => [name, value]))
  const entry =
    (kind: ProgramEntry['kind']) =>
    (written: Definition['segments'][number]): ProgramEntry => ({
      id: written.id,
      kind,
      name: written.name,
      text: written.text,
      rule: resolveThresholds(written.runs?.rule ?? written.rule, thresholds),
    })
  return {
    entries: [...definition.exclusions.map(entry('exclusion')), ...definition.segments.map(entry('segment'))],
    defaultPath: { id: definition.defaultPath.id, name: definition.defaultPath.name },
    columns: definition.columns,
  }
}

/** Whether a rule takes a row, by the reference meaning; `asOf` is a day number. */
export function takes(rule: Rule, cellOf: (column: string) => Cell, asOf: number): boolean {
  return truthOf(rule, cellOf, { asOf, thresholds: NO_THRESHOLDS }) === TRUE
}

/** The ordinal of a row, by the reference meaning: what every engine is compared with. */
export function ordinalOf(program: Program, cellOf: (column: string) => Cell, asOf: number): number {
  return program.entries.findIndex(({ rule }) => takes(rule, cellOf, asOf)) + 1
}
