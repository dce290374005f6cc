import type { Page } from 'playwright-core'

/** A window of the workbench with the process behind it. */
export interface RunningWorkbench {
  readonly page: Page
  /** Scheme, host and port of the workbench's own pages. */
  readonly origin: string
  /** Does what opens the file dialogue and chooses a file of the home folder there, by mouse or with keys alone. */
  choose(open: () => Promise<void>, path: string, hand?: 'mouse' | 'keys'): Promise<void>
  /** The same for several files of the home folder at once. */
  chooseSeveral(open: () => Promise<void>, paths: readonly string[]): Promise<void>
  /** Presses what saves a file, lets it be written into a folder and answers its path. */
  save(press: () => Promise<void>, folder: string): Promise<string>
  /** Ends the process that holds the workspace, without a word to it; resolves when it is gone. */
  killService(): Promise<void>
  /** Closes the window and ends the workbench as a person does; resolves when its process is gone. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** The person's home folder; the workbench's own files go to `Tessera` in it. */
  readonly home: string
}

/** One of the two ways in which the workbench runs. */
export interface WorkbenchHost {
  readonly name: 'loopback' | 'Electron'
  /** The host itself starts the service again when it dies; otherwise a person starts the workbench again. */
  readonly revivesService: boolean
  /** A sentence that says what this computer lacks to run it; null where it lacks nothing. */
  missing(): string | null
  start(options: StartOptions): Promise<RunningWorkbench>
  /** Ends what all runs shared. */
  close(): Promise<void>
}

/** Every wait ends well within a slow computer's means; a wait that is fulfilled ends at once. */
export const PATIENCE_MS = 60_000

export const WINDOW = { width: 1280, height: 800 } as const

/** The environment in which a workbench knows nothing of this computer's person. */
export function environmentOf(home: string): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return { ...Object.fromEntries(own), HOME: home, USERPROFILE: home, TESSERA_HOME: `${home}/Tessera` }
}
