import type { ColumnType } from '../../../shared/entities/column.ts'
import type { Acceptance, DictionaryEntry, FindingKind } from '../../../shared/quality/dictionary.ts'
import type { Grade, JudgedColumn } from '../../../shared/quality/judge-columns.ts'
import type { Definition } from './definition.ts'

/** A column as it goes out with a definition: what is known of it, but no value that it holds. */
export interface DictionaryColumn extends DictionaryEntry {
  readonly name: string
  readonly type: ColumnType
  readonly grade: Grade
  readonly findings: readonly FindingKind[]
  /** Why it is used in spite of what was found; null where nothing was accepted. */
  readonly accepted: Acceptance | null
  /** What says that it is sensitive; '' where nothing does. */
  readonly sensitivityEvidence: string
}

/**
 * The dictionary of the columns that a definition uses. It goes beside the definition, whose shape is closed and whose
 * digest it names: saying more of a column changes no digest and no proof.
 */
export interface ColumnDictionary {
  readonly kind: 'column-dictionary'
  readonly specVersion: '1.0'
  readonly definition: { readonly id: string; readonly name: string; readonly sha256: string }
  readonly asOf: string
  readonly columns: readonly DictionaryColumn[]
}

/** The dictionary of a definition's columns, in the definition's order. */
export function columnDictionary(
  { id, name, asOf, columns }: Definition,
  digest: string,
  judged: readonly JudgedColumn[],
): ColumnDictionary {
  const byName = new Map(judged.map((one) => [one.column.name, one]))
  return {
    kind: 'column-dictionary',
    specVersion: '1.0',
    definition: { id, name, sha256: digest },
    asOf,
    columns: columns.flatMap((column) => {
      const known = byName.get(column.name)
      if (known === undefined) return []
      const { grade, findings, accepted, entry, reasons } = known
      const { sensitivity: sensitivityEvidence } = reasons
      return [{ ...column, grade, findings: findings.map(({ kind }) => kind), accepted, ...entry, sensitivityEvidence }]
    }),
  }
}
