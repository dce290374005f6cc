import { join } from 'node:path'
import { z } from 'zod'
import { type Preferences, preferences } from '../../shared/contract/app.ts'
import type { FileSystem } from '../ports/file-system.ts'
import type { Log } from '../ports/log.ts'

const recentRecord = z.object({
  path: z.string(),
  title: z.string(),
  unitCount: z.number().nullable(),
  unitNoun: z.string(),
  structureCount: z.number(),
  openedAt: z.iso.datetime(),
})
/** A workspace that was opened on this computer. */
export type RecentRecord = z.infer<typeof recentRecord>

const kept = z.object({
  preferences,
  recent: z.array(recentRecord),
  /** The workspace that is open now; still set after a crash, so that the host can open it again. */
  open: z.string().nullable(),
})
type Kept = z.infer<typeof kept>

const FIRST: Kept = { preferences: { theme: 'system' }, recent: [], open: null }
const RECENT_KEPT = 20

/** What is remembered between runs on this computer, outside any workspace. */
export interface PreferencesService {
  preferences(): Preferences
  setPreferences(next: Preferences): Promise<void>
  /** Last opened first. */
  recent(): readonly RecentRecord[]
  /** Puts a workspace at the top of the recent list (call again when its title or counts change). */
  noteRecent(record: RecentRecord): Promise<void>
  forgetRecent(path: string): Promise<void>
  /** Path of the workspace that was open when the process last ended without closing it; null after `noteOpen(null)`. */
  openPath(): string | null
  noteOpen(path: string | null): Promise<void>
}

export interface PreferencesOptions {
  readonly fileSystem: FileSystem
  readonly dataFolder: string
  readonly log: Log
}

function parseKept(text: string | null, log: Log): Kept {
  if (text === null) return FIRST
  try {
    return kept.parse(JSON.parse(text))
  } catch (error) {
    // Preferences are a convenience: a damaged file must not keep the workbench from starting.
    log.incident(error)
    return FIRST
  }
}

const fileIn = (dataFolder: string) => join(dataFolder, 'preferences.json')

/** Path of the workspace that was open when the last process ended without closing it; null where there is none. */
export async function lastOpenPath({ fileSystem, dataFolder, log }: PreferencesOptions): Promise<string | null> {
  return parseKept(await fileSystem.readText(fileIn(dataFolder)), log).open
}

/** Reads the preferences file and keeps it; every change is written before it is acknowledged. */
export async function openPreferences({
  fileSystem,
  dataFolder,
  log,
}: PreferencesOptions): Promise<PreferencesService> {
  const file = fileIn(dataFolder)
  let state = parseKept(await fileSystem.readText(file), log)
  let lastWrite: Promise<void> = Promise.resolve()

  const save = (next: Kept): Promise<void> => {
    state = next
    // One after the other, also where an earlier write failed: the last state must be the one on disk.
    const write = () => fileSystem.writeText(file, `${JSON.stringify(state, null, 2)}\n`)
    const writing = lastWrite.then(write, write)
    lastWrite = writing
    return writing
  }
  const without = (path: string) => state.recent.filter((record) => record.path !== path)

  return {
    preferences: () => state.preferences,
    setPreferences: (next) => save({ ...state, preferences: next }),
    recent: () => state.recent,
    noteRecent: (record) => save({ ...state, recent: [record, ...without(record.path)].slice(0, RECENT_KEPT) }),
    forgetRecent: (path) => save({ ...state, recent: without(path) }),
    openPath: () => state.open,
    noteOpen: (path) => save({ ...state, open: path }),
  }
}
