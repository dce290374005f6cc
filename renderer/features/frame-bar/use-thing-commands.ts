import { useMemo } from 'react'
import { type Command, useCommands } from '../../state/commands-store.ts'
import { openStructure } from '../../state/navigation-store.ts'
import { showColumn } from '../../state/table-view-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'

/** Columns, options and segments of the workspace, to be found by name. */
export function useThingCommands(): void {
  const columns = useWorkspace((state) => state.workspace?.spine?.columns)
  const structures = useWorkspace((state) => state.workspace?.structures)
  const commands = useMemo(() => {
    const found: Command[] = []
    for (const { id, name, segments, exclusions } of structures ?? []) {
      found.push({ id: `option-${id}`, title: name, section: 'Options', run: () => openStructure(id) })
      for (const entry of [...exclusions, ...segments])
        found.push({
          id: `segment-${id}-${entry.id}`,
          title: `${entry.name} · ${name}`,
          section: 'Segments',
          run: () => openStructure(id, entry.id),
        })
    }
    for (const { name } of columns ?? [])
      found.push({ id: `column-${name}`, title: name, section: 'Columns', run: () => showColumn(name) })
    return found
  }, [columns, structures])
  useCommands('things', commands)
}
