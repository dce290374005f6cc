import { useQuery } from '../../state/use-query.ts'
import { openWorkspace, workspaceCommands } from '../../state/workspace-actions.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { frameBarStrings as say } from '../../strings/frame-bar.ts'
import { formatWhen } from '../../ui/format-time.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'

const SHOWN_RECENT = 5
const WAYS = ['workspace-open', 'data-several', 'workspace-new', 'workspace-sample']

/** Beside the title: to another workspace, to a new one, and out of this one. */
export function WorkspaceMenu() {
  const opening = useWorkspace(({ workspace }) => workspace?.id ?? null)
  const title = useWorkspace(({ workspace }) => workspace?.frame.title ?? null)
  const { data: recent = [] } = useQuery('workspaces.recent', {}, { enabled: opening !== null })
  const commands = workspaceCommands(true)
  const entryOf = (id: string): MenuEntry[] =>
    commands
      .filter((command) => command.id === id)
      .map(({ title: name, shortcut, run }) => ({ id, name, shortcut, onChoose: run }))
  // The one that is open stands first in the list.
  const others = recent.filter((each, index) => !each.missing && !(index === 0 && each.title === title))
  return (
    <Menu
      label={say.workspaceMenu}
      trigger={<IconButton icon="chevron-down" label={say.workspaceMenu} small />}
      groups={[
        { entries: WAYS.flatMap(entryOf) },
        ...(others.length === 0
          ? []
          : [
              {
                title: say.openedBefore,
                entries: others.slice(0, SHOWN_RECENT).map(({ grant, title: name, openedAt }) => ({
                  ...{ id: grant, name, note: formatWhen(new Date(openedAt), new Date()) },
                  onChoose: () => void openWorkspace(grant),
                })),
              },
            ]),
        { entries: entryOf('workspace-close') },
      ]}
    />
  )
}
