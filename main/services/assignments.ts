import type { ColumnType } from '../../shared/entities/column.ts'
import type { Spine } from '../../shared/entities/spine.ts'
import { csvLine, SPREADSHEET_MARK } from '../../shared/files/csv-cell.ts'
import type { AssignmentUse, Consent } from '../../shared/quality/consent.ts'
import { withheldCells } from '../../shared/quality/small-cells.ts'
import { programOf } from '../domain/exports/program.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type { SqlTable, SqlValue } from '../ports/sql-engine.ts'
import { ANSWERS, countAnswers } from './consent-rows.ts'
import type { DigestedDefinition } from './export-definition.ts'
import { spineRows } from './proof-tables.ts'

/** Whose assignments may leave: those who consent to what they are for. */
export interface Consenting {
  readonly consent: Consent
  /** One of ANSWERS for every row. */
  readonly answers: Uint8Array
}

export interface AssignmentInput {
  readonly digested: DigestedDefinition
  readonly table: SpineColumns
  /** Ordinals of the customer table's rows. */
  readonly ordinals: Uint8Array
  /** Null: no consent is needed. */
  readonly consenting: Consenting | null
  readonly signal: AbortSignal
}

/** Key and segment of every row that may leave. Whoever does not consent is left out, or has no segment. */
export function assignments(input: AssignmentInput): SqlTable {
  const { grain } = input.digested.definition
  const keyType: ColumnType = input.table.columns.find(({ name }) => name === grain.key)?.type ?? 'integer'
  return {
    name: 'assignments',
    columns: [
      { name: grain.key, type: grain.keyIs === 'column' ? keyType : 'integer' },
      { name: 'segment_ordinal', type: 'integer' },
      { name: 'segment_id', type: 'text' },
      { name: 'segment_name', type: 'text' },
    ],
    rows: assignmentRows(input),
  }
}

const NO_SEGMENT: readonly SqlValue[] = [null, null, null]

async function* assignmentRows({
  digested,
  table,
  ordinals,
  consenting,
  signal,
}: AssignmentInput): AsyncGenerator<readonly (readonly SqlValue[])[]> {
  const { grain } = digested.definition
  const key = grain.keyIs === 'column' ? grain.key : null
  const program = programOf(digested.definition)
  const entries = [program.defaultPath, ...program.entries]
  const segmentOf = (row: number): readonly SqlValue[] => {
    const ordinal = ordinals[row] ?? 0
    return [ordinal, entries[ordinal]?.id ?? null, entries[ordinal]?.name ?? null]
  }
  const consents = (row: number): boolean => consenting === null || consenting.answers[row] === ANSWERS.consents
  const leavesOut = consenting?.consent.others === 'left-out'
  for await (const batch of spineRows(table, key === null ? [] : [key], (row) => row, signal)) {
    yield batch.flatMap(([at, keyValue]) => {
      const row = Number(at)
      const isConsenting = consents(row)
      if (!isConsenting && leavesOut) return []
      return [[key === null ? row + 1 : (keyValue ?? null), ...(isConsenting ? segmentOf(row) : NO_SEGMENT)]]
    })
  }
}

/** Assignments as a CSV file that a spreadsheet opens. */
export async function assignmentsCsv(input: AssignmentInput): Promise<string> {
  const { columns, rows } = assignments(input)
  const parts = [SPREADSHEET_MARK, csvLine(columns.map(({ name }) => name))]
  for await (const batch of rows) {
    parts.push(batch.map((row) => csvLine(row.map((cell) => (cell === null ? '' : String(cell))))).join(''))
  }
  return parts.join('')
}

/** What is said of consent beside the assignments: what they are for, and how many customers that leaves out. */
export function consentStatement(
  {
    digested: { definition, digest },
    use,
    spine: { unitCount },
    leastShared,
  }: {
    readonly digested: DigestedDefinition
    readonly use: AssignmentUse
    readonly spine: Pick<Spine, 'unitCount'>
    readonly leastShared: number
  },
  consenting: Consenting | null,
) {
  const counts =
    consenting === null ? { consenting: unitCount, refusing: 0, unknown: 0 } : countAnswers(consenting.answers)
  const isSplitShared = !withheldCells([counts.refusing, counts.unknown], leastShared).includes(true)
  return {
    definition: { name: definition.name, sha256: digest },
    asOf: definition.asOf,
    use: use?.kind === 'purpose' ? (consenting?.consent.purpose ?? use.purpose) : 'A use that needs no consent',
    consentRule: consenting?.consent.rule ?? null,
    withoutConsent: consenting === null ? null : consenting.consent.others,
    units: {
      inTable: unitCount,
      withSegment: counts.consenting,
      withoutConsent: counts.refusing + counts.unknown,
      // Where either is a small group, neither is told: the other would tell it.
      ofWhichRefused: isSplitShared ? counts.refusing : null,
      ofWhichUnknown: isSplitShared ? counts.unknown : null,
    },
    note: 'The same-answer proof covers every unit. The SQL assigns every unit, too: apply the consent where it runs.',
  }
}
