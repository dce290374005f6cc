import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PATIENCE_MS, type RunningWorkbench, type WorkbenchHost } from './hosts/workbench-host.ts'
import { createScreens, type Screens } from './pages/screens.ts'
import { type WindowWatch, watchWindow } from './window-watch.ts'

/** A person at a computer of their own: a home folder, and the workbench running there. */
export interface Desk {
  readonly home: string
  /** Changes with every start. */
  readonly workbench: RunningWorkbench
  readonly screens: Screens
  /** What the windows of this desk asked for and what went wrong in them, over all starts. */
  readonly watches: readonly WindowWatch[]
  /** Puts a file of one's own into the home folder; answers its path. */
  put(name: string, content: string | Uint8Array): Promise<string>
  /** Takes a file out of the home folder. */
  remove(name: string): Promise<void>
  /** Copies a file into the home folder; answers its path. */
  copy(path: string): Promise<string>
  /** Presses what saves a file; answers the path to which it was written. */
  save(press: () => Promise<void>): Promise<string>
  /** Starts the workbench again, ending it before where it still runs. */
  restart(): Promise<void>
  /** Ends everything and clears the desk. */
  leave(): Promise<void>
}

/** Sits down at a fresh desk. */
export async function openDesk(host: WorkbenchHost): Promise<Desk> {
  const home = await mkdtemp(join(tmpdir(), 'tessera-e2e-'))
  const saved = join(home, 'saved')
  await mkdir(saved)
  const watches: WindowWatch[] = []
  const start = async (): Promise<{ workbench: RunningWorkbench; screens: Screens }> => {
    const workbench = await host.start({ home })
    workbench.page.setDefaultTimeout(PATIENCE_MS)
    watches.push(watchWindow(workbench))
    return { workbench, screens: createScreens(workbench) }
  }
  let running = await start()
  return {
    home,
    watches,
    get workbench() {
      return running.workbench
    },
    get screens() {
      return running.screens
    },
    async put(name, content) {
      const path = join(home, name)
      await writeFile(path, content)
      return path
    },
    remove: (name) => rm(join(home, name)),
    async copy(path) {
      const own = join(home, basename(path))
      await copyFile(path, own)
      return own
    },
    save: (press) => running.workbench.save(press, saved),
    async restart() {
      await running.workbench.stop()
      running = await start()
    },
    async leave() {
      await running.workbench.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
