import { useEffect } from 'react'
import { create } from 'zustand'

/** Something a person can do from here, in the palette, the keyboard list and the menu. */
export interface Command {
  readonly id: string
  /** A verb with its object: "Load 18,412 rows". */
  readonly title: string
  /** Group in the palette: "Commands", "Screens", "Columns", "Options", "Segments". */
  readonly section: 'Commands' | 'Screens' | 'Columns' | 'Options' | 'Segments'
  /** Such as "Mod+Shift+Z", "Mod+1", "?", "F2". Mod is Ctrl, ⌘ on macOS. */
  readonly shortcut?: string | undefined
  /** More words to find it by. */
  readonly words?: string | undefined
  /** Only for its keys: the palette does not list it. */
  readonly isHidden?: boolean | undefined
  readonly run: () => void
}

interface CommandsState {
  readonly groups: ReadonlyMap<string, readonly Command[]>
}

/** What the mounted parts of the window offer. */
export const useCommandGroups = create<CommandsState>()(() => ({ groups: new Map() }))

/** Offers commands while the calling component is mounted. Pass a stable (memoised) array. */
export function useCommands(owner: string, commands: readonly Command[]): void {
  useEffect(() => {
    useCommandGroups.setState(({ groups }) => ({ groups: new Map(groups).set(owner, commands) }))
    return () =>
      useCommandGroups.setState(({ groups }) => {
        const next = new Map(groups)
        next.delete(owner)
        return { groups: next }
      })
  }, [owner, commands])
}

/** Every command offered now. */
export function allCommands(): readonly Command[] {
  return [...useCommandGroups.getState().groups.values()].flat()
}
