import { join } from 'node:path'
import { z } from 'zod'
import { type HostKind, hostKind, type Preferences, preferences } from '../../shared/contract/app.ts'
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
  /** The workspace that each host has open now; still set after a crash, so that the host can open it again. */
  open: z.partialRecord(hostKind, z.string().nullable()).catch({}),
})
type Kept = z.infer<typeof kept>

const FIRST: Kept = { preferences: { theme: 'system' }, recent: [], open: {} }
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
  noteOpen(path: string | null): Promise<void>
}

export interface PreferencesOptions {
  readonly host: HostKind
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

/** Path of the workspace that was open when the host's last process ended without closing it; null where there is none. */
export async function lastOpenPath({ host, fileSystem, dataFolder, log }: PreferencesOptions): Promise<string | null> {
  return parseKept(await fileSystem.readText(fileIn(dataFolder)), log).open[host] ?? null
}

/**
 * Reads the preferences file and keeps it. Every change is made to what the file holds at that moment (another host may
 * share the folder), and is written before it is acknowledged.
 */
export async function openPreferences({
  host,
  fileSystem,
  dataFolder,
  log,
}: PreferencesOptions): Promise<PreferencesService> {
  const file = fileIn(dataFolder)
  let state = parseKept(await fileSystem.readText(file), log)
  let lastChange: Promise<void> = Promise.resolve()

  const change = (next: (now: Kept) => Kept): Promise<void> => {
    const write = () =>
      fileSystem.changeText(file, (text) => {
        state = next(parseKept(text, log))
        return `${JSON.stringify(state, null, 2)}\n`
      })
    // One after the other, also where an earlier change failed.
    lastChange = lastChange.then(write, write)
    return lastChange
  }
  const without = ({ recent }: Kept, path: string) => recent.filter((record) => record.path !== path)

  return {
    preferences: () => state.preferences,
    setPreferences: (preferences) => change((now) => ({ ...now, preferences })),
    recent: () => state.recent,
    noteRecent: (record) =>
      change((now) => ({ ...now, recent: [record, ...without(now, record.path)].slice(0, RECENT_KEPT) })),
    forgetRecent: (path) => change((now) => ({ ...now, recent: without(now, path) })),
    noteOpen: (path) => change((now) => ({ ...now, open: { ...now.open, [host]: path } })),
  }
}
