import { createHash } from 'node:crypto'
import type { DigestedDefinition } from '../../../main/services/export-definition.ts'
import { requireDefinition } from '../../../main/services/export-definition.ts'
import type { ExportInput } from '../../../main/services/export-types.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import { readRule } from '../../../shared/rules/read-rule.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { Cell } from '../../../shared/rules/truth.ts'
import { tableOf } from '../../unit/main/engine/table-of.ts'

export interface Written {
  readonly name: string
  /** A line of text, or the tree. */
  readonly rule: string | Rule
  readonly kind?: 'exclusion'
}

export interface InputParts {
  readonly name?: string
  readonly columns: Readonly<Record<string, ColumnType>>
  /** Cells by column; what is left out is missing. */
  readonly rows: readonly ReadonlyMap<string, Cell>[]
  readonly rules: readonly Written[]
  readonly thresholds?: readonly Omit<Threshold, 'id'>[]
  readonly asOf?: string
  readonly keyColumn?: string | null
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** An option over a table of written-out cells, as the export service takes it. */
export function exportInputOf(parts: InputParts): ExportInput {
  const { columns, rows, rules, thresholds = [], asOf = '2025-09-30', keyColumn = null } = parts
  const names = Object.entries(columns)
  const scope = {
    columns: new Map(names),
    thresholds: new Map(thresholds.map(({ name, value }) => [name, value])),
  }
  const entries = rules.map(({ name, rule, kind }, index) => {
    const read = typeof rule === 'string' ? readRule(rule, scope) : { rule, problems: [] }
    if (read.rule === null) throw new Error(`${String(rule)}: ${read.problems[0]?.message}`)
    const draft = { text: typeof rule === 'string' ? rule : '', rule: read.rule }
    return { kind: kind ?? 'segment', entry: { id: `entry-${index + 1}`, name, draft } }
  })
  return {
    structure: {
      id: 'structure-1',
      name: parts.name ?? 'Value tiers',
      lens: 'value',
      position: 1,
      exclusions: entries.filter(({ kind }) => kind === 'exclusion').map(({ entry }) => entry),
      segments: entries.filter(({ kind }) => kind === 'segment').map(({ entry }) => ({ ...entry, slot: 1 })),
      defaultPath: { name: 'Standard' },
    },
    thresholds: thresholds.map((threshold) => ({ ...threshold, id: threshold.name })),
    frame: {
      title: 'Test',
      unitNoun: { plural: 'accounts', singular: 'account' },
      currency: 'EUR',
      asOf,
      periodStart: '2024-10-01',
      population: 'all-of-period',
      costOfCapital: 0.08,
      badDebtInCosts: false,
      minimumHistoryMonths: 6,
      tooNewApart: false,
    },
    spine: {
      snapshotId: 'snapshot-1',
      unitCount: rows.length,
      keyColumn,
      columns: names.map(([name, type]) => ({ name, header: name, type, missing: 0, misfits: 0, distinct: 1 })),
      source: {
        fileName: 'accounts.csv',
        format: 'csv',
        sizeBytes: 1,
        digest: sha256('accounts'),
        rowsInFile: rows.length,
        rowsSetAside: 0,
        dialect: null,
      },
      loadedAt: '2025-10-01T00:00:00.000Z',
    },
    judged: [],
    consents: [],
    leastShared: 0,
    made: null,
    rows: { isAtHand: async () => false, rowsOf: () => Promise.reject(new Error('No source is read here')) },
    table: tableOf(names.map(([name, type]) => ({ name, type, cells: rows.map((row) => row.get(name) ?? null) }))),
  }
}

export function digestedOf(parts: InputParts): DigestedDefinition {
  return requireDefinition(exportInputOf(parts), sha256)
}
