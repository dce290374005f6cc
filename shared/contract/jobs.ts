import { z } from 'zod'
import { errorBody } from './error-body.ts'
import { command, query } from './procedure.ts'

export const jobKind = z.enum([
  'sample',
  'import-check',
  'import-load',
  'recipe-compare',
  'recipe-build',
  'recipe-preview',
  'recipe-duplicates',
  'proof',
  'hold-out',
])
export type JobKind = z.infer<typeof jobKind>

export const jobProgress = z.object({
  /** What is being done, for the status bar: "Reading accounts.csv". */
  phase: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['rows', 'bytes', 'steps']),
  /** Rows read so far where `unit` is bytes. */
  rows: z.number().optional(),
})
export type JobProgress = z.infer<typeof jobProgress>

/** A long piece of work. `result` is set when `state` is done; its shape is the procedure's that started it. */
export const jobView = z.object({
  id: z.string(),
  kind: jobKind,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  progress: jobProgress,
  startedAt: z.iso.datetime(),
  elapsedMs: z.number(),
  result: z.unknown().optional(),
  error: errorBody.shape.error.optional(),
})
export type JobView = z.infer<typeof jobView>

/** Name of the one long-lived route: GET /api/events, newline-delimited JSON, one stream per window. */
export const EVENTS_ROUTE = 'events'

export const workbenchEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: jobView }),
  /** The workspace changed, or another was opened: ask for workspaces.current again. */
  z.object({
    type: z.literal('workspace'),
    /** Its id since it was opened; null where none is open. Every opening counts revisions anew. */
    openingId: z.string().nullable(),
    revision: z.number(),
  }),
  /** Sent every few seconds, so that a dead connection is noticed. */
  z.object({ type: z.literal('beat') }),
])
export type WorkbenchEvent = z.infer<typeof workbenchEvent>

export const jobsProcedures = {
  'jobs.list': query(z.object({}), z.array(jobView)),
  'jobs.cancel': command(z.object({ jobId: z.string() }), z.null()),
} as const
