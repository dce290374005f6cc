import { useMemo } from 'react'
import { type Command, useCommands } from '../../state/commands-store.ts'
import { goToStep, useNavigation } from '../../state/navigation-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { frameStepStrings as say } from '../../strings/frame-step.ts'
import { Button } from '../../ui/button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { FrameForm } from './frame-form.tsx'
import { FrameInspector } from './frame-inspector.tsx'
import { OperatingForm } from './operating/operating-form.tsx'
import './frame-step.css'

/** The Frame step: one document of what is counted, over which period, in which currency. */
export function FrameScreen() {
  const frame = useWorkspace((state) => state.workspace?.frame)
  const isOpen = useNavigation((state) => state.inspectorOpen.frame)
  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'frame-next', title: say.next, section: 'Commands', shortcut: 'Mod+Enter', run: () => goToStep('data') },
    ],
    [],
  )
  useCommands('frame-step', commands)
  if (!frame) return null
  return (
    <Screen
      label="Frame"
      head={
        <ScreenHead
          title={say.title}
          scope={say.scope}
          actions={
            <Button kind="primary" onPress={() => goToStep('data')}>
              {say.next}
            </Button>
          }
        />
      }
      inspector={isOpen && <FrameInspector />}
    >
      <div className="scroll frame-step">
        <FrameForm frame={frame} />
        <OperatingForm />
      </div>
    </Screen>
  )
}
