import { useMemo } from 'react'
import type { ImportCheck } from '../../../../shared/contract/imports.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { type JudgedColumn, judgeColumns } from '../../../../shared/quality/judge-columns.ts'

/** Every column of the customer table with its grade and dictionary entry, in the table's order. */
export function useJudgedColumns(workspace: WorkspaceView): readonly JudgedColumn[] {
  const { spine, mapping, frame, dictionary } = workspace
  return useMemo(() => judgeColumns({ spine, mapping, frame, dictionary }), [spine, mapping, frame, dictionary])
}

/** The same of a file that waits to be loaded into the workspace; none before its check is done. */
export function useJudgedImport(
  { mapping, frame, dictionary }: WorkspaceView,
  check: ImportCheck | null,
  keyColumn: string | null,
): readonly JudgedColumn[] {
  return useMemo(() => {
    if (check === null) return []
    const { columns, rowCount, source, importId } = check
    const spine = { snapshotId: importId, unitCount: rowCount, keyColumn, columns, source, loadedAt: '' }
    return judgeColumns({ spine, mapping, frame, dictionary })
  }, [check, keyColumn, mapping, frame, dictionary])
}
