import type { GridView } from '../../../shared/contract/grid.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { goToStep } from '../../state/navigation-store.ts'
import { showUnitsOfAll, useTableView } from '../../state/table-view-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { tableStrings as say } from '../../strings/data.ts'
import { STEP_WORDS } from '../../strings/frame-bar.ts'
import { Button } from '../../ui/button.tsx'
import { formatExactCount } from '../../ui/format-number.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { shownEntries } from './shown-entry.ts'

export interface EntryChipProps {
  readonly workspace: WorkspaceView
  readonly within: NonNullable<GridView['within']>
}

/** "Accounts of Premium (Value tiers) · 1,234": what the table is narrowed to, how to take it off, and the way back. */
export function EntryChip({ workspace, within }: EntryChipProps) {
  const from = useTableView((state) => state.from)
  const { data, isStale } = useQuery('grid.count', { filter: '', sort: null, within })
  const entries = shownEntries(workspace.structures, within)
  const [entry = null] = entries
  const count = data === undefined || isStale ? '…' : formatExactCount(data.rowCount)
  return (
    <div className="row entry-line">
      <span className="entry-chip">
        {entry && <Swatch kind={entry.paint} />}
        <span className="cut">{entry === null ? say.entryGone : say.unitsOf(entries, workspace.frame.unitNoun)}</span>
        {entry && <b className="num">· {count}</b>}
        <IconButton icon="close" small label={say.takeOff} onPress={showUnitsOfAll} />
      </span>
      {from !== null && from !== 'data' && (
        <Button kind="link" onPress={() => goToStep(from)}>
          {say.backTo(STEP_WORDS[from].name)}
        </Button>
      )}
    </div>
  )
}
