import { useMemo, useRef } from 'react'
import type { ColumnProfile, GridView } from '../../../shared/contract/grid.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Spine } from '../../../shared/entities/spine.ts'
import { numberName } from '../../../shared/quality/number-names.ts'
import { callArrow } from '../../api/call-arrow.ts'
import { useTableView } from '../../state/table-view-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { typeWords } from '../../strings/data.ts'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { arrowPage } from '../../ui/grid/arrow-page.ts'
import { DataGrid } from '../../ui/grid/data-grid.tsx'
import type { GridColumn, RowSource } from '../../ui/grid/grid-column.ts'
import { meaningOf } from './column-facts.ts'
import { FilterLine } from './filter-line.tsx'
import { nextSort } from './next-sort.ts'
import { useCopiedNotice } from './use-copied-notice.ts'

export interface TableRowsProps {
  readonly workspace: WorkspaceView
  readonly spine: Spine
  readonly profiles: readonly ColumnProfile[]
}

/** The rows under a filter, sorted by a head; sorting and filtering are the workbench's, only pages come here. */
export function TableRows({ workspace, spine, profiles }: TableRowsProps) {
  const { filter, sort, within, shownColumn } = useTableView()
  const onCopied = useCopiedNotice()
  const view = useMemo(() => ({ filter, sort, within }), [filter, sort, within])
  const isWhole = filter === '' && within === null
  const counted = useQuery('grid.count', view, { enabled: !isWhole })
  const rowCount = isWhole ? spine.unitCount : counted.isStale ? undefined : counted.data?.rowCount
  const revision = isWhole ? 0 : workspace.revision
  const source = useSource(spine.snapshotId, view, revision, rowCount)
  const columns = useMemo(() => gridColumns(spine, profiles, workspace.mapping), [spine, profiles, workspace.mapping])
  return (
    <>
      <FilterLine workspace={workspace} spine={spine} rowCount={rowCount ?? null} />
      {counted.error && <ErrorStrip message={counted.error.message} remedy={counted.error.remedy} />}
      {source && (
        <DataGrid
          label="Customer table"
          columns={columns}
          source={source}
          lineHead="Row"
          sort={sort}
          onSort={(column) => useTableView.setState({ sort: nextSort(sort, column) })}
          shownColumn={shownColumn}
          onCopied={onCopied}
        />
      )}
    </>
  )
}

/** The former source stays until the rows of a new view are counted. */
function useSource(
  snapshotId: string,
  view: GridView,
  revision: number,
  rowCount: number | undefined,
): RowSource | null {
  const last = useRef<RowSource | null>(null)
  const key = JSON.stringify([snapshotId, view, revision])
  const fresh = useMemo<RowSource | null>(
    () =>
      rowCount === undefined
        ? null
        : {
            key,
            rowCount,
            read: async (offset, limit, signal) =>
              arrowPage(await callArrow('grid.rows', { ...view, offset, limit }, { signal })),
          },
    [key, rowCount, view],
  )
  if (fresh) last.current = fresh
  return fresh ?? last.current
}

function gridColumns(
  { columns, keyColumn }: Spine,
  profiles: readonly ColumnProfile[],
  { roles }: WorkspaceView['mapping'],
): readonly GridColumn[] {
  const byName = new Map(profiles.map((profile) => [profile.name, profile]))
  return columns.map(({ name, type, reading }) => ({
    name,
    type,
    typeWord: typeWords(type, reading?.unit),
    role: meaningOf(name, roles, keyColumn) || undefined,
    names: numberName({ name, type }, keyColumn),
    profile: byName.get(name) ?? null,
  }))
}
