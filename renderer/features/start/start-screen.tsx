import { useContext } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useRunningJob } from '../../state/jobs-store.ts'
import {
  chooseData,
  chooseWorkspace,
  createWorkspace,
  openAllDropped,
  openSample,
  startSeveral,
} from '../../state/workspace-actions.ts'
import { newTableStrings, startStrings as say } from '../../strings/start.ts'
import { Button } from '../../ui/button.tsx'
import { DropArea } from '../../ui/drop-area.tsx'
import { DropBox } from '../../ui/drop-box.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { ScreenStrips } from '../../ui/screen.tsx'
import { useCanvasFocus } from '../../ui/use-canvas-focus.ts'
import { RecentOrSample } from './recent-or-sample.tsx'
import { SevenSteps } from './seven-steps.tsx'
import './start.css'

/** No workspace is open: ways to begin at the left, what was worked on at the right. */
export function StartScreen() {
  const strips = useContext(ScreenStrips)
  const job = useRunningJob()
  const canvas = useCanvasFocus()
  return (
    <main ref={canvas} className="main start-main" aria-label="Start" data-region="canvas" tabIndex={-1}>
      <ProgressLine isBusy={job !== undefined} label={job?.progress.phase ?? ''} />
      {strips}
      <DropArea className="sheet" onDrop={(files) => void openAllDropped(files)}>
        {(isOver) => (
          <>
            <section className="begin">
              <h1>{say.title}</h1>
              <p className="second">{say.promise}</p>
              <DropBox isOver={isOver} title={isOver ? say.dropNow : say.drop} note={say.dropNote}>
                <Button kind="primary" onPress={() => void chooseData()}>
                  {say.choose}
                </Button>
              </DropBox>
              <ul className="ways">
                <Way
                  name={newTableStrings.several}
                  note={newTableStrings.severalNote}
                  keys="Mod+Shift+I"
                  run={() => void startSeveral()}
                />
                <Way name={say.open} note={say.openNote} keys="Mod+O" run={() => void chooseWorkspace()} />
                <Way name={say.sample} note={say.sampleNote} keys="Mod+Shift+S" run={() => void openSample()} />
                <Way name={say.create} note={say.createNote} keys="Mod+N" run={() => void createWorkspace()} />
              </ul>
            </section>
            <section className="recent">
              <RecentOrSample />
              <SevenSteps />
            </section>
          </>
        )}
      </DropArea>
    </main>
  )
}

interface WayProps {
  readonly name: string
  readonly note: string
  readonly keys: string
  readonly run: () => void
}

function Way({ name, note, keys, run }: WayProps) {
  return (
    <li>
      <AriaButton className="way" onPress={run}>
        <b>{name}</b>
        <span className="caption">{note}</span>
        <Kbd keys={keys} />
      </AriaButton>
    </li>
  )
}
