import { z } from 'zod'
import { mapping } from '../economics/role.ts'
import { board } from '../entities/board.ts'
import { frame, frameChanges } from '../entities/frame.ts'
import { operatingModel } from '../entities/operating-model.ts'
import { scenario } from '../entities/scenario.ts'
import { servicePlan } from '../entities/service-plan.ts'
import { spine } from '../entities/spine.ts'
import { structure } from '../entities/structure.ts'
import { threshold } from '../entities/threshold.ts'
import { dictionary } from '../quality/dictionary.ts'
import { grant } from './files.ts'
import { command, query } from './procedure.ts'

/** Everything editable of the open workspace; every command answers with it. */
export const workspaceView = z.object({
  /** Opaque id of this opening of the file. */
  id: z.string(),
  fileName: z.string(),
  readOnly: z.boolean(),
  isSample: z.boolean(),
  /** Grows with every command; answers of queries are current for one revision. */
  revision: z.number().int(),
  frame,
  spine: spine.nullable(),
  mapping,
  dictionary,
  thresholds: z.array(threshold),
  /** In the order of their position. */
  structures: z.array(structure),
  board,
  /** By name. */
  scenarios: z.array(scenario),
  operatingModel,
  servicePlans: z.array(servicePlan),
  history: z.object({ undo: z.string().nullable(), redo: z.string().nullable() }),
  /** What happened on opening: a migration with its backup, an interrupted import cleaned up. Sentences. */
  notices: z.array(z.string()),
})
export type WorkspaceView = z.infer<typeof workspaceView>

export const recentWorkspace = z.object({
  grant,
  title: z.string(),
  /** Name of the folder, not its path. */
  folder: z.string(),
  unitCount: z.number().nullable(),
  unitNoun: z.string(),
  structureCount: z.number(),
  openedAt: z.iso.datetime(),
  missing: z.boolean(),
})
export type RecentWorkspace = z.infer<typeof recentWorkspace>

export const workspacesProcedures = {
  'workspaces.current': query(z.object({}), workspaceView.nullable()),
  'workspaces.recent': query(z.object({}), z.array(recentWorkspace)),
  'workspaces.forget': command(z.object({ grant }), z.array(recentWorkspace)),
  /** Creates a workspace file named for its title in the workspaces folder and opens it. */
  'workspaces.create': command(z.object({ title: z.string().min(1).max(120) }), workspaceView),
  'workspaces.open': command(z.object({ grant }), workspaceView),
  /** Opens the sample, making it first where there is none: a job whose result is `{ opened: true }`. */
  'workspaces.openSample': command(z.object({}), z.object({ jobId: z.string() })),
  /** `discardEmpty`: a workspace in which nothing was done yet is removed, with its file, in place of being kept. */
  'workspaces.close': command(z.object({ discardEmpty: z.boolean().default(false) }), z.null()),
  'frame.update': command(z.object({ changes: frameChanges }), workspaceView),
  'history.undo': command(z.object({}), workspaceView),
  'history.redo': command(z.object({}), workspaceView),
} as const
