import { z } from 'zod'
import { command, query } from './procedure.ts'

export const preferences = z.object({ theme: z.enum(['system', 'light', 'dark']) })
export type Preferences = z.infer<typeof preferences>

export const hostKind = z.enum(['electron', 'loopback', 'cli'])
export type HostKind = z.infer<typeof hostKind>

export const about = z.object({
  version: z.string(),
  host: hostKind,
  capabilities: z.object({
    /** The host shows native open and save dialogs (through the preload bridge). */
    nativeDialogs: z.boolean(),
    /** Files may be sent with files.upload. */
    upload: z.boolean(),
    /** files.list lists folders. */
    folderList: z.boolean(),
  }),
  preferences,
})
export type About = z.infer<typeof about>

export const appProcedures = {
  'app.about': query(z.object({}), about),
  'app.setPreferences': command(preferences, about),
  /** Version, host and recent log lines, without data, names or paths. */
  'app.diagnostics': query(z.object({}), z.object({ text: z.string() })),
} as const
