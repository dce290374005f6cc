import { AppError } from '../../shared/contract/app-error.ts'
import type { Bytes } from '../../shared/contract/contract.ts'
import type { RecipeStages, WarehouseProduct, WarehouseScript } from '../../shared/contract/warehouse.ts'
import { fileStem } from '../../shared/files/file-stem.ts'
import { keyNames } from '../../shared/recipe/key-names.ts'
import type { Recipe, RecipeSource } from '../../shared/recipe/recipe.ts'
import { withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { withTooNew } from '../domain/structures/too-new-segment.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileSystem } from '../ports/file-system.ts'
import { fileBytes } from './bytes-of.ts'
import { decodedRows } from './decoded-rows.ts'
import type { ExportedFile } from './export-types.ts'
import { zipFiles } from './export-zip.ts'
import type { FileGrants } from './file-grants.ts'
import { requireFiles } from './recipe-files.ts'
import type { RecipeSessions } from './recipe-sessions.ts'
import { shippedPlaces } from './shipped-places.ts'
import { stagesOf } from './stage-hashes.ts'
import { columnsRead } from './staged-recipe.ts'
import { decidedKeysCsv, rowFiles, type ScriptInput, scriptOf, sourceTable } from './warehouse-script.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** The workspace's recipe for those who run it in a warehouse of their own. */
export interface WarehouseService {
  stages(): RecipeStages | null
  script(product: WarehouseProduct): WarehouseScript
  scriptFile(product: WarehouseProduct, signal: AbortSignal): Promise<Bytes>
  sideFile(fileName: string, signal: AbortSignal): Promise<Bytes>
  /** Whether a source's files are there to be read. */
  isAtHand(source: RecipeSource): Promise<boolean>
  /** The rows of a source that no SQL decodes, as a file of that name. Rejects with AppError 'file-missing'. */
  rowsOf(source: RecipeSource, fileName: string, signal: AbortSignal): Promise<ExportedFile>
}

export interface WarehouseServiceOptions {
  readonly session: WorkspaceSession
  readonly sessions: RecipeSessions
  readonly fileSystem: Pick<FileSystem, 'facts'>
  readonly grants: Pick<FileGrants, 'knows'>
  readonly clock: Pick<Clock, 'now'>
  readonly sha256: (text: string) => string
}

const csv = (fileName: string, text: string): ExportedFile => {
  return { fileName, mediaType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(text) }
}

export function createWarehouseService(options: WarehouseServiceOptions): WarehouseService {
  const { session, sessions, fileSystem, grants, clock, sha256 } = options

  const stagesNow = (recipe: Recipe): RecipeStages => {
    const { document } = session.required()
    const structures = document.structures.map((structure) => withTooNew(structure, document))
    return stagesOf(recipe, structures, document.thresholds, sha256)
  }

  const built = (): ScriptInput => {
    const { recipe, runReport, spine, frame } = session.required().document
    if (recipe === null || runReport === null)
      throw new AppError('not-available', 'The customer table was not built from several files yet.', {
        remedy: 'Build it first: what types the columns have is known once the files were read.',
      })
    const stages = { ...stagesNow(recipe), rules: null }
    const stem = fileStem(frame.title, 'customers')
    return { recipe, sources: runReport.sources, stages, columns: spine?.columns ?? [], stem, hasRows: () => true }
  }

  const decodedFile = async (source: RecipeSource, fileName: string, signal: AbortSignal): Promise<ExportedFile> => {
    const { id, store } = session.required()
    const input = built()
    const { recipe, sources } = input
    const used = withoutUnused(recipe)
    await requireSource(source)
    const columns = [...(columnsRead(used, sources, 'mentioned').get(source.id) ?? [])]
    const named = columns.map(([name, type]) => ({ name, type }))
    const rows = await sessions.use(
      id,
      (database) =>
        decodedRows(source, named, shippedPlaces(source, input), keyNames(used), store.path, database, signal),
      signal,
    )
    return csv(fileName, rows)
  }

  const requireSource = async (source: RecipeSource): Promise<void> => {
    const { recipe } = built()
    const workspacePath = session.required().store.path
    await requireFiles({ ...withoutUnused(recipe), sources: [source] }, { workspacePath, fileSystem, grants })
  }

  /** The files beside the script, by their names. */
  const sideFiles = (): ReadonlyMap<string, (signal: AbortSignal) => Promise<ExportedFile>> => {
    const input = built()
    const { decidedKeys, keysFileName } = scriptOf(input, 'duckdb')
    const files = new Map<string, (signal: AbortSignal) => Promise<ExportedFile>>()
    if (decidedKeys.length > 0) files.set(keysFileName, async () => csv(keysFileName, decidedKeysCsv(decidedKeys)))
    for (const { source, fileName } of rowFiles(input, input.stem))
      files.set(fileName, (signal) => decodedFile(source, fileName, signal))
    return files
  }

  return {
    stages() {
      const { recipe } = session.required().document
      return recipe === null ? null : stagesNow(recipe)
    },
    script(product) {
      const input = built()
      const { text, problems, fileName, keysFileName, decidedKeys } = scriptOf(input, product)
      const used = withoutUnused(input.recipe)
      const columns = columnsRead(used, input.sources, 'mentioned')
      return {
        stages: stagesNow(input.recipe),
        fileName,
        text,
        problems: [...problems],
        keys: decidedKeys.length === 0 ? null : { fileName: keysFileName, count: decidedKeys.length },
        sideFiles: [...sideFiles().keys()],
        sources: used.sources.map((source) => {
          const table = sourceTable(source, input)
          return {
            ...{ sourceId: source.id, name: source.name, isProposed: source.table === null },
            table: 'name' in table ? table.name : null,
            decoded: 'decoded' in table ? table.decoded : null,
            columns: [...(columns.get(source.id) ?? [])].map(([name, type]) => ({ name, type })),
          }
        }),
      }
    },
    async scriptFile(product, signal) {
      const { text, problems, fileName } = scriptOf(built(), product)
      const [first] = problems
      if (text === null)
        throw new AppError('recipe-invalid', first?.message ?? 'The recipe cannot be written as SQL.', {
          remedy: first?.remedy ?? undefined,
        })
      const script = { fileName, mediaType: 'application/sql', bytes: new TextEncoder().encode(text) }
      const others: ExportedFile[] = []
      for (const make of sideFiles().values()) others.push(await make(signal))
      if (others.length === 0) return fileBytes(fileName, script.mediaType, script.bytes)
      const zip = await zipFiles([script, ...others], new Date(clock.now()), signal)
      return fileBytes(fileName.replace(/\.sql$/, '.zip'), 'application/zip', zip)
    },
    async isAtHand(source) {
      try {
        await requireSource(source)
        return true
      } catch (error) {
        if (error instanceof AppError && error.code === 'file-missing') return false
        throw error
      }
    },
    rowsOf: decodedFile,
    async sideFile(fileName, signal) {
      const make = sideFiles().get(fileName)
      if (make === undefined) throw new AppError('not-found', `No file ${fileName} goes along with the script.`)
      const { mediaType, bytes } = await make(signal)
      return fileBytes(fileName, mediaType, bytes)
    },
  }
}
