import { useEffect } from 'react'
import { CompareScreen } from './features/compare/compare-screen.tsx'
import { DataScreen } from './features/data/data-screen.tsx'
import { CommandPalette } from './features/frame-bar/command-palette.tsx'
import { FrameCommands } from './features/frame-bar/frame-commands.tsx'
import { KeyboardList } from './features/frame-bar/keyboard-list.tsx'
import { LiveRegion } from './features/frame-bar/live-region.tsx'
import { NoticeStrips } from './features/frame-bar/notice-strips.tsx'
import { Rail } from './features/frame-bar/rail.tsx'
import { StatusBar } from './features/frame-bar/status-bar.tsx'
import { TopBar } from './features/frame-bar/top-bar.tsx'
import { GuideDialogs } from './features/guide/guide-dialogs.tsx'
import { HandOverScreen } from './features/hand-over/hand-over-screen.tsx'
import { LookUpDialog } from './features/look-up/look-up-dialog.tsx'
import { RecipeScreen } from './features/recipe/recipe-screen.tsx'
import { StartScreen } from './features/start/start-screen.tsx'
import { StructuresScreen } from './features/structures/structures-screen.tsx'
import { WhyDialog } from './features/why/why-dialog.tsx'
import { FileDialog } from './features/workspace/file-dialog.tsx'
import { FrameScreen } from './features/workspace/frame-screen.tsx'
import { WindowDrop } from './features/workspace/window-drop.tsx'
import { type StepId, useNavigation } from './state/navigation-store.ts'
import { useRecipePlace } from './state/recipe-place-store.ts'
import { useWorkspace } from './state/workspace-store.ts'
import { ScreenStrips } from './ui/screen.tsx'
import { ScreenBoundary } from './ui/screen-boundary.tsx'

/** The window: its frame and, in it, the screen of the step, or the start screen while no workspace is open. */
export function App() {
  const isKnown = useWorkspace((state) => state.isKnown)
  const openingId = useWorkspace((state) => state.workspace?.id ?? null)
  const step = useNavigation((state) => state.step)
  useTitle()
  if (!isKnown) return null
  const isOpen = openingId !== null
  return (
    <div className={isOpen ? 'app' : 'app start'}>
      <TopBar />
      {isOpen && <Rail />}
      <ScreenBoundary key={isOpen ? `${openingId} ${step}` : 'start'}>
        <ScreenStrips value={<NoticeStrips />}>{isOpen ? <StepScreen step={step} /> : <StartScreen />}</ScreenStrips>
      </ScreenBoundary>
      <StatusBar />
      <FrameCommands />
      <CommandPalette />
      <KeyboardList />
      <GuideDialogs />
      <FileDialog />
      <WhyDialog />
      <LookUpDialog />
      <WindowDrop />
      <LiveRegion />
    </div>
  )
}

function StepScreen({ step }: { readonly step: StepId }) {
  switch (step) {
    case 'frame':
      return <FrameScreen />
    case 'data':
      return <DataStep />
    case 'hypothesise':
      return <StructuresScreen />
    case 'compare':
      return <CompareScreen />
    case 'govern':
      return <HandOverScreen />
    case 'validate':
    case 'activate':
      // Not built yet: the rail does not offer them.
      return <DataScreen />
  }
}

/** The customer table, or the sources and steps that it is made of. */
function DataStep() {
  const workspace = useWorkspace((state) => state.workspace)
  const openIn = useRecipePlace((state) => state.openIn)
  return workspace !== null && openIn === workspace.id ? <RecipeScreen workspace={workspace} /> : <DataScreen />
}

function useTitle(): void {
  const title = useWorkspace((state) => state.workspace?.frame.title ?? null)
  useEffect(() => {
    document.title = title === null ? 'Tessera' : `${title} - Tessera`
  }, [title])
}
