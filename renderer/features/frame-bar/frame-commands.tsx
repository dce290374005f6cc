import { useEffect, useMemo } from 'react'
import { bridge } from '../../api/bridge.ts'
import { allCommands, type Command, useCommands } from '../../state/commands-store.ts'
import { goToStep, STEP_IDS, setInspectorOpen, useNavigation } from '../../state/navigation-store.ts'
import { setTheme } from '../../state/preferences-store.ts'
import { openFile, workspaceCommands } from '../../state/workspace-actions.ts'
import { runCommand, useWorkspace } from '../../state/workspace-store.ts'
import { STEP_WORDS, frameBarStrings as say } from '../../strings/frame-bar.ts'
import { useEscapeThroughTooltips } from '../../ui/escape-through-tooltips.ts'
import { openKeyboardList, openPalette } from './frame-bar-store.ts'
import { moveRegion } from './move-region.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useThingCommands } from './use-thing-commands.ts'

/** Offers the frame's own commands and listens for the keys of every command. */
export function FrameCommands() {
  const isOpen = useWorkspace((state) => state.workspace !== null)
  const undo = useWorkspace((state) => state.workspace?.history.undo ?? null)
  const redo = useWorkspace((state) => state.workspace?.history.redo ?? null)
  const commands = useMemo(
    () => [...windowCommands(), ...workspaceCommands(isOpen), ...(isOpen ? openCommands(undo, redo) : [])],
    [isOpen, undo, redo],
  )
  useCommands('frame', commands)
  useThingCommands()
  useShortcuts()
  useEscapeThroughTooltips()
  useEffect(() => bridge()?.onMenuCommand(runById), [])
  useEffect(() => bridge()?.onOpenFile((file) => void openFile(file)), [])
  return null
}

function runById(id: string): void {
  allCommands()
    .find((command) => command.id === id)
    ?.run()
}

function windowCommands(): readonly Command[] {
  return [
    {
      id: 'palette',
      title: 'Find a command',
      section: 'Commands',
      shortcut: 'Mod+K',
      isHidden: true,
      run: openPalette,
    },
    { id: 'keyboard', title: say.help, section: 'Commands', shortcut: '?', run: openKeyboardList },
    {
      id: 'region-next',
      title: 'Next region: bar, rail, canvas, inspector, status',
      section: 'Commands',
      shortcut: 'F6',
      isHidden: true,
      run: () => moveRegion(1),
    },
    {
      id: 'region-previous',
      title: 'Previous region',
      section: 'Commands',
      shortcut: 'Shift+F6',
      isHidden: true,
      run: () => moveRegion(-1),
    },
    ...(['system', 'light', 'dark'] as const).map(
      (theme): Command => ({
        id: `theme-${theme}`,
        title: say.theme[theme],
        section: 'Commands',
        run: () => void setTheme(theme),
      }),
    ),
  ]
}

function openCommands(undo: string | null, redo: string | null): readonly Command[] {
  const screens = STEP_IDS.flatMap((step, index): readonly Command[] =>
    step === 'validate' || step === 'activate'
      ? []
      : [
          {
            id: `step-${step}`,
            title: STEP_WORDS[step].name,
            words: STEP_WORDS[step].gives,
            section: 'Screens',
            shortcut: `Mod+${index + 1}`,
            run: () => goToStep(step),
          },
        ],
  )
  const history: Command[] = []
  if (undo !== null)
    history.push({
      id: 'undo',
      title: say.undo(undo),
      section: 'Commands',
      shortcut: 'Mod+Z',
      run: () => void runCommand('history.undo', {}),
    })
  if (redo !== null)
    history.push({
      id: 'redo',
      title: say.redo(redo),
      section: 'Commands',
      shortcut: 'Mod+Shift+Z',
      run: () => void runCommand('history.redo', {}),
    })
  return [
    ...history,
    {
      id: 'inspector',
      title: 'Show or hide the inspector',
      section: 'Commands',
      shortcut: 'Mod+.',
      run: flipInspector,
    },
    ...screens,
  ]
}

function flipInspector(): void {
  const { step, inspectorOpen } = useNavigation.getState()
  setInspectorOpen(step, !inspectorOpen[step])
}
