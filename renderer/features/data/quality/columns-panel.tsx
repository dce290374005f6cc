import { useState } from 'react'
import type { ColumnProfile } from '../../../../shared/contract/grid.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { Spine } from '../../../../shared/entities/spine.ts'
import type { JudgedColumn } from '../../../../shared/quality/judge-columns.ts'
import { chooseColumns, useTableView } from '../../../state/table-view-store.ts'
import { qualityStrings as say } from '../../../strings/quality.ts'
import { ColumnsTable } from '../columns-table.tsx'
import { type ColumnFilterId, passesFilter } from './column-filter.ts'
import { ColumnFilterLine } from './column-filter-line.tsx'

interface ColumnsPanelProps {
  readonly workspace: WorkspaceView
  readonly spine: Spine
  readonly profiles: readonly ColumnProfile[]
  readonly judged: readonly JudgedColumn[]
}

/** The columns of the customer table by what was found against them; chosen ones are described at the right. */
export function ColumnsPanel({ workspace, spine, profiles, judged }: ColumnsPanelProps) {
  const [filter, setFilter] = useState<ColumnFilterId>('all')
  const chosen = useTableView((state) => state.columns)
  const shown = judged.filter((column) => passesFilter(column, filter))
  return (
    <>
      <ColumnFilterLine
        judged={judged}
        limits={workspace.dictionary.limits}
        noun={workspace.frame.unitNoun}
        isReadOnly={workspace.readOnly}
        value={filter}
        onChange={setFilter}
      />
      {shown.length === 0 ? (
        <p className="tab-words">{say.noneShown}</p>
      ) : (
        <ColumnsTable
          columns={shown.map(({ column }) => column)}
          profiles={profiles}
          roles={workspace.mapping.roles}
          keyColumn={spine.keyColumn}
          judged={judged}
          choice={{ chosen: new Set(chosen), onChange: chooseColumns }}
        />
      )}
    </>
  )
}
