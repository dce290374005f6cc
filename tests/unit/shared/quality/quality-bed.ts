import { type PlainColumn, tableOf } from '../../../../main/columns/table-of.ts'
import { profileColumn } from '../../../../main/engine/column-statistics.ts'
import { profiledColumns } from '../../../../main/services/profiled-columns.ts'
import type { SpineColumn } from '../../../../shared/entities/column.ts'
import { EMPTY_DICTIONARY } from '../../../../shared/quality/dictionary.ts'
import { type JudgedColumn, type JudgedWorkspace, judgeColumns } from '../../../../shared/quality/judge-columns.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'

/** A column as a file would give it; `misfits` cells of it were read as missing. */
export interface BedColumn extends PlainColumn {
  readonly misfits?: number
}

/** Columns with the evidence that the profile finds in their values. */
export function columnsOf(columns: readonly BedColumn[]): readonly SpineColumn[] {
  const table = tableOf(columns)
  const statistics = columns.map((_, index) => profileColumn(table, index))
  return profiledColumns(
    columns.map(({ name, type, misfits = 0 }, index) => {
      return { name, header: name, type, missing: statistics[index]?.missing ?? 0, misfits }
    }),
    statistics,
  )
}

/** A workspace that holds these columns; as of 2025-09-30. */
export function workspaceOf(
  columns: readonly BedColumn[],
  { keyColumn = null, ...changes }: Partial<JudgedWorkspace> & { readonly keyColumn?: string | null } = {},
): JudgedWorkspace {
  return {
    spine: {
      snapshotId: 's',
      unitCount: columns[0]?.values.length ?? 0,
      keyColumn,
      columns: [...columnsOf(columns)],
      source: {
        ...{ fileName: 'accounts.csv', format: 'csv', sizeBytes: 1, digest: 'd', dialect: null },
        ...{ rowsInFile: columns[0]?.values.length ?? 0, rowsSetAside: 0 },
      },
      loadedAt: '2025-10-01T08:00:00.000Z',
    },
    mapping: { roles: {} },
    frame: emptyWorkspaceView.frame,
    dictionary: EMPTY_DICTIONARY,
    ...changes,
  }
}

export function judged(columns: readonly BedColumn[], changes?: Parameters<typeof workspaceOf>[1]) {
  const found = judgeColumns(workspaceOf(columns, changes))
  return new Map<string, JudgedColumn>(found.map((column) => [column.column.name, column]))
}
