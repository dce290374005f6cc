import { Button as AriaButton } from 'react-aria-components'
import { setInspectorOpen, useNavigation } from '../../state/navigation-store.ts'
import { runCommand, useWorkspace } from '../../state/workspace-store.ts'
import { frameBarStrings as say } from '../../strings/frame-bar.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { openPalette } from './frame-bar-store.ts'
import { HelpMenu } from './help-menu.tsx'
import { Mark } from './mark.tsx'
import { SaveState } from './save-state.tsx'
import { ThemeMenu } from './theme-menu.tsx'
import { TitleField } from './title-field.tsx'
import { WorkspaceMenu } from './workspace-menu.tsx'

/** Mark, title and save state at the left, the palette's field in the middle, tools at the right. */
export function TopBar() {
  const isOpen = useWorkspace((state) => state.workspace !== null)
  return (
    <header className="topbar" data-region="bar" tabIndex={-1}>
      <div className="row">
        <Mark />
        {isOpen ? <TitleField /> : <span className="title">Tessera</span>}
        {isOpen && <WorkspaceMenu />}
        {isOpen && <SaveState />}
      </div>
      <AriaButton className="find" onPress={openPalette}>
        <Icon name="search" small />
        <span className="cut">{say.find}</span>
        <Kbd keys="Mod+K" />
      </AriaButton>
      <div className="tools">
        {isOpen && <HistoryButtons />}
        <ThemeMenu />
        <HelpMenu />
        {isOpen && <InspectorButton />}
      </div>
    </header>
  )
}

function HistoryButtons() {
  const undo = useWorkspace((state) => state.workspace?.history.undo ?? null)
  const redo = useWorkspace((state) => state.workspace?.history.redo ?? null)
  return (
    <>
      <IconButton
        icon="undo"
        label={say.undo(undo)}
        shortcut="Mod+Z"
        isOff={undo === null}
        onPress={() => void runCommand('history.undo', {})}
      />
      <IconButton
        icon="redo"
        label={say.redo(redo)}
        shortcut="Mod+Shift+Z"
        isOff={redo === null}
        onPress={() => void runCommand('history.redo', {})}
      />
    </>
  )
}

function InspectorButton() {
  const step = useNavigation((state) => state.step)
  const isOn = useNavigation((state) => state.inspectorOpen[state.step])
  return (
    <IconButton
      icon="inspector"
      label={isOn ? say.hideInspector : say.showInspector}
      shortcut="Mod+."
      isOn={isOn}
      onPress={() => setInspectorOpen(step, !isOn)}
    />
  )
}
