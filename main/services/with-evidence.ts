import type { WorkspaceDocument } from '../domain/workspace/workspace-document.ts'
import type { ColumnStatistics } from '../ports/column-analyst.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { profiledColumns } from './profiled-columns.ts'

/** Profiles a table; an analyst remembers what it found of the same one. */
export type ProfileTable = (table: SpineColumns) => Promise<readonly ColumnStatistics[]>

/**
 * The document with what the grades of its columns rest on: files made before that was kept lack it, and it is worked
 * out from the table then. The file itself is left as it is.
 */
export async function withEvidence(
  document: WorkspaceDocument,
  table: SpineColumns | null,
  profile: ProfileTable,
): Promise<WorkspaceDocument> {
  const { spine } = document
  if (spine === null || table === null || spine.columns.every(({ evidence }) => evidence !== undefined)) return document
  return { ...document, spine: { ...spine, columns: [...profiledColumns(spine.columns, await profile(table))] } }
}
