import { AppError } from '../../../shared/contract/app-error.ts'
import { type Mapping, mapping } from '../../../shared/economics/role.ts'
import { type Board, board } from '../../../shared/entities/board.ts'
import { type Frame, frame } from '../../../shared/entities/frame.ts'
import { type Spine, spine } from '../../../shared/entities/spine.ts'
import { type Structure, structure } from '../../../shared/entities/structure.ts'
import { type Threshold, threshold } from '../../../shared/entities/threshold.ts'
import { type Recipe, recipe } from '../../../shared/recipe/recipe.ts'
import { type RunReport, runReport } from '../../../shared/recipe/recipe-report.ts'
import type { EntityChange, StoredEntity } from './entity-change.ts'

/** Everything editable of a workspace, parsed. */
export interface WorkspaceDocument {
  readonly frame: Frame
  readonly spine: Spine | null
  readonly mapping: Mapping
  readonly thresholds: readonly Threshold[]
  /** By position. */
  readonly structures: readonly Structure[]
  readonly board: Board
  readonly isSample: boolean
  /** How the customer table is made; null where it was loaded from one file. */
  readonly recipe: Recipe | null
  /** What the run found that made the present customer table. */
  readonly runReport: RunReport | null
}

const EMPTY_MAPPING: Mapping = { roles: {} }
const EMPTY_BOARD: Board = { structureIds: [], baselineId: null }

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { message: string } }
}

function parse<T>(schema: Schema<T>, entity: StoredEntity): T {
  const result = schema.safeParse(entity.value)
  if (result.success) return result.data
  throw new AppError('workspace-corrupt', `The workspace holds a ${entity.kind} that cannot be read.`, {
    remedy: 'Open a backup of the file, or copy the diagnostics and report this.',
    cause: new Error(result.error.message),
  })
}

const only = <T>(schema: Schema<T>, entities: readonly StoredEntity[], kind: string): T | null => {
  const entity = entities.find((candidate) => candidate.kind === kind)
  return entity ? parse(schema, entity) : null
}

const all = <T>(schema: Schema<T>, entities: readonly StoredEntity[], kind: string): T[] =>
  entities.filter((entity) => entity.kind === kind).map((entity) => parse(schema, entity))

/** Reads a workspace's entities; rejects one that has no frame or holds something that does not parse. */
export function readDocument(entities: readonly StoredEntity[]): WorkspaceDocument {
  const found = only(frame, entities, 'frame')
  if (!found) throw new AppError('workspace-corrupt', 'The workspace has no settings; it was not made by Tessera.')
  return {
    frame: found,
    spine: only(spine, entities, 'spine'),
    mapping: only(mapping, entities, 'mapping') ?? EMPTY_MAPPING,
    thresholds: all(threshold, entities, 'threshold').sort((a, b) => (a.name < b.name ? -1 : 1)),
    structures: all(structure, entities, 'structure').sort((a, b) => a.position - b.position),
    board: only(board, entities, 'board') ?? EMPTY_BOARD,
    isSample: entities.some((entity) => entity.kind === 'sample'),
    recipe: only(recipe, entities, 'recipe'),
    runReport: only(runReport, entities, 'run-report'),
  }
}

export const frameChange = (value: Frame): EntityChange => ({ id: 'frame', kind: 'frame', value })
export const spineChange = (value: Spine): EntityChange => ({ id: 'spine', kind: 'spine', value })
export const mappingChange = (value: Mapping): EntityChange => ({ id: 'mapping', kind: 'mapping', value })
export const boardChange = (value: Board): EntityChange => ({ id: 'board', kind: 'board', value })
export const structureChange = (value: Structure): EntityChange => ({ id: value.id, kind: 'structure', value })
export const structureRemoval = (id: string): EntityChange => ({ id, kind: 'structure', value: null })
export const thresholdChange = (value: Threshold): EntityChange => ({ id: value.id, kind: 'threshold', value })
export const thresholdRemoval = (id: string): EntityChange => ({ id, kind: 'threshold', value: null })
export const recipeChange = (value: Recipe): EntityChange => ({ id: 'recipe', kind: 'recipe', value })
export const runReportChange = (value: RunReport): EntityChange => ({ id: 'run-report', kind: 'run-report', value })
/** Marks a workspace as the sample: its data are made up and never a user's. */
export const sampleMark = (): EntityChange => ({ id: 'sample', kind: 'sample', value: {} })
