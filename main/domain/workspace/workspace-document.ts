import { AppError } from '../../../shared/contract/app-error.ts'
import { type Mapping, mapping } from '../../../shared/economics/role.ts'
import { type AsOfTable, asOfTable } from '../../../shared/entities/as-of-table.ts'
import { type Board, board } from '../../../shared/entities/board.ts'
import { type Frame, frame } from '../../../shared/entities/frame.ts'
import { OPEN_MODEL, type OperatingModel, operatingModel } from '../../../shared/entities/operating-model.ts'
import { type Places, places } from '../../../shared/entities/places.ts'
import { type Scenario, scenario } from '../../../shared/entities/scenario.ts'
import { type ServicePlan, servicePlan } from '../../../shared/entities/service-plan.ts'
import { type Spine, spine } from '../../../shared/entities/spine.ts'
import { type Structure, structure } from '../../../shared/entities/structure.ts'
import { type Threshold, threshold } from '../../../shared/entities/threshold.ts'
import { type Dictionary, dictionary, EMPTY_DICTIONARY } from '../../../shared/quality/dictionary.ts'
import { type Recipe, recipe } from '../../../shared/recipe/recipe.ts'
import { type RunReport, runReport } from '../../../shared/recipe/recipe-report.ts'
import type { EntityChange, StoredEntity } from './entity-change.ts'

/** Everything editable of a workspace, parsed. */
export interface WorkspaceDocument {
  readonly frame: Frame
  readonly spine: Spine | null
  readonly mapping: Mapping
  /** What people said of the columns, and the limits that their grades go by. */
  readonly dictionary: Dictionary
  readonly thresholds: readonly Threshold[]
  /** By position. */
  readonly structures: readonly Structure[]
  readonly board: Board
  /** By name. */
  readonly scenarios: readonly Scenario[]
  /** With what customers are served. */
  readonly operatingModel: OperatingModel
  /** What was decided for the lines of options. */
  readonly servicePlans: readonly ServicePlan[]
  /** What people said of places; null where nobody did. */
  readonly places: Places | null
  readonly isSample: boolean
  /** How a customer table is made from several files; null where none was. */
  readonly recipe: Recipe | null
  /** What the run found that made the present customer table; null where that was loaded from one file. */
  readonly runReport: RunReport | null
  /** What the recipe made for each day that is kept, earliest first; `spine` is the one shown. */
  readonly asOfTables: readonly AsOfTable[]
}

const EMPTY_MAPPING: Mapping = { roles: {} }
const EMPTY_BOARD: Board = board.parse({ structureIds: [], baselineId: null })

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { message: string } }
}

/** What was parsed of one kind, by the entity's id, so that only what changed since is parsed again. */
type Parsed<T> = Map<string, { readonly revision: number; readonly value: T }>

/** Tables of other days of one open file: each has the long report of its run, and there may be dozens. */
export type ParsedTables = Parsed<AsOfTable>

/** Reads entities of one file, by its name for people. */
class EntityReader {
  readonly #entities: readonly StoredEntity[]
  readonly #fileName: string

  constructor(entities: readonly StoredEntity[], fileName: string) {
    this.#entities = entities
    this.#fileName = fileName
  }

  only<T>(schema: Schema<T>, kind: string): T | null {
    const entity = this.#entities.find((candidate) => candidate.kind === kind)
    return entity ? this.#parse(schema, entity) : null
  }

  all<T>(schema: Schema<T>, kind: string): T[] {
    return this.#entities.filter((entity) => entity.kind === kind).map((entity) => this.#parse(schema, entity))
  }

  /** The same, where only entities of another revision than is known are parsed. */
  changed<T>(schema: Schema<T>, kind: string, parsed: Parsed<T>): T[] {
    return this.#entities
      .filter((entity) => entity.kind === kind)
      .map((entity) => {
        const { id, revision } = entity
        const known = parsed.get(id)
        if (known !== undefined && known.revision === revision) return known.value
        const value = this.#parse(schema, entity)
        if (revision !== undefined) parsed.set(id, { revision, value })
        return value
      })
  }

  #parse<T>(schema: Schema<T>, { kind, value }: StoredEntity): T {
    const result = schema.safeParse(value)
    if (result.success) return result.data
    throw new AppError('workspace-corrupt', `${this.#fileName} has a part that cannot be read (${kind}).`, {
      remedy: 'Open a backup of the file, or copy the diagnostics and report this.',
      place: { file: this.#fileName },
      cause: new Error(result.error.message),
    })
  }
}

/** Reads a workspace's entities; rejects one that has no frame or holds something that does not parse. */
export function readDocument(
  entities: readonly StoredEntity[],
  fileName: string,
  parsed: ParsedTables = new Map(),
): WorkspaceDocument {
  const reader = new EntityReader(entities, fileName)
  const found = reader.only(frame, 'frame')
  if (!found) {
    throw new AppError('workspace-corrupt', `${fileName} has no settings; it was not made by Tessera.`, {
      remedy: 'Choose another workspace.',
      place: { file: fileName },
    })
  }
  return {
    frame: found,
    spine: reader.only(spine, 'spine'),
    mapping: reader.only(mapping, 'mapping') ?? EMPTY_MAPPING,
    dictionary: reader.only(dictionary, 'dictionary') ?? EMPTY_DICTIONARY,
    thresholds: reader.all(threshold, 'threshold').sort((a, b) => (a.name < b.name ? -1 : 1)),
    structures: reader.all(structure, 'structure').sort((a, b) => a.position - b.position),
    board: reader.only(board, 'board') ?? EMPTY_BOARD,
    scenarios: reader.all(scenario, 'scenario').sort((a, b) => (a.name < b.name ? -1 : 1)),
    operatingModel: reader.only(operatingModel, 'operating-model') ?? OPEN_MODEL,
    servicePlans: reader.all(servicePlan, 'service-plan'),
    places: reader.only(places, 'places'),
    isSample: entities.some((entity) => entity.kind === 'sample'),
    recipe: reader.only(recipe, 'recipe'),
    runReport: reader.only(runReport, 'run-report'),
    asOfTables: reader.changed(asOfTable, 'as-of-table', parsed).sort((a, b) => (a.asOf < b.asOf ? -1 : 1)),
  }
}

export const frameChange = (value: Frame): EntityChange => ({ id: 'frame', kind: 'frame', value })
export const spineChange = (value: Spine): EntityChange => ({ id: 'spine', kind: 'spine', value })
export const mappingChange = (value: Mapping): EntityChange => ({ id: 'mapping', kind: 'mapping', value })
export const dictionaryChange = (value: Dictionary): EntityChange => ({ id: 'dictionary', kind: 'dictionary', value })
export const boardChange = (value: Board): EntityChange => ({ id: 'board', kind: 'board', value })
export const scenarioChange = (value: Scenario): EntityChange => ({ id: value.id, kind: 'scenario', value })
export const scenarioRemoval = (id: string): EntityChange => ({ id, kind: 'scenario', value: null })
export const operatingModelChange = (value: OperatingModel): EntityChange => ({
  id: 'operating-model',
  kind: 'operating-model',
  value,
})
export const servicePlanChange = (value: ServicePlan): EntityChange => ({
  id: `service plan ${value.structureId}`,
  kind: 'service-plan',
  value,
})
export const placesChange = (value: Places): EntityChange => ({ id: 'places', kind: 'places', value })
export const structureChange = (value: Structure): EntityChange => ({ id: value.id, kind: 'structure', value })
export const structureRemoval = (id: string): EntityChange => ({ id, kind: 'structure', value: null })
export const thresholdChange = (value: Threshold): EntityChange => ({ id: value.id, kind: 'threshold', value })
export const thresholdRemoval = (id: string): EntityChange => ({ id, kind: 'threshold', value: null })
export const recipeChange = (value: Recipe): EntityChange => ({ id: 'recipe', kind: 'recipe', value })
export const runReportChange = (value: RunReport): EntityChange => ({ id: 'run-report', kind: 'run-report', value })
/** The customer table comes from elsewhere now. */
export const runReportRemoval = (): EntityChange => ({ id: 'run-report', kind: 'run-report', value: null })
export const asOfTableChange = (value: AsOfTable): EntityChange => ({
  id: `as of ${value.asOf}`,
  kind: 'as-of-table',
  value,
})
export const asOfTableRemoval = (asOf: string): EntityChange => ({
  id: `as of ${asOf}`,
  kind: 'as-of-table',
  value: null,
})
/** Marks a workspace as the sample: its data are made up and never a user's. */
export const sampleMark = (): EntityChange => ({ id: 'sample', kind: 'sample', value: {} })
