import { AppError } from '../../shared/contract/app-error.ts'
import type { Bytes } from '../../shared/contract/contract.ts'
import type { RecipeStages, WarehouseProduct, WarehouseScript } from '../../shared/contract/warehouse.ts'
import { fileStem } from '../../shared/files/file-stem.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { RunReport } from '../../shared/recipe/recipe-report.ts'
import { withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { proposedTable } from '../domain/recipe/script/script-sources.ts'
import type { Clock } from '../ports/clock.ts'
import { columnsRead } from './build-spine.ts'
import { fileBytes } from './bytes-of.ts'
import { zipFiles } from './export-zip.ts'
import { stagesOf } from './stage-hashes.ts'
import { decidedKeysCsv, type ScriptOf, scriptOf } from './warehouse-script.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** The workspace's recipe for those who run it in a warehouse of their own. */
export interface WarehouseService {
  stages(): RecipeStages | null
  script(product: WarehouseProduct): WarehouseScript
  scriptFile(product: WarehouseProduct, signal: AbortSignal): Promise<Bytes>
  keysFile(): Bytes
}

export interface WarehouseServiceOptions {
  readonly session: WorkspaceSession
  readonly clock: Pick<Clock, 'now'>
  readonly sha256: (text: string) => string
}

export function createWarehouseService({ session, clock, sha256 }: WarehouseServiceOptions): WarehouseService {
  const stagesNow = (recipe: Recipe): RecipeStages => {
    const { structures, thresholds } = session.required().document
    return stagesOf(recipe, structures, thresholds, sha256)
  }

  const built = (): { readonly recipe: Recipe; readonly report: RunReport } => {
    const { recipe, runReport: report } = session.required().document
    if (recipe !== null && report !== null) return { recipe, report }
    throw new AppError('not-available', 'The customer table was not built from several files yet.', {
      remedy: 'Build it first: what types the columns have is known once the files were read.',
    })
  }

  const written = (product: WarehouseProduct): ScriptOf => {
    const { recipe, report } = built()
    const stem = fileStem(session.required().document.frame.title, 'customers')
    return scriptOf(recipe, report.sources, { ...stagesNow(recipe), rules: null }, product, stem)
  }

  return {
    stages() {
      const { recipe } = session.required().document
      return recipe === null ? null : stagesNow(recipe)
    },
    script(product) {
      const { recipe, report } = built()
      const { text, problems, fileName, keysFileName, decidedKeys } = written(product)
      const used = withoutUnused(recipe)
      const columns = columnsRead(used, report.sources, 'mentioned')
      return {
        stages: stagesNow(recipe),
        fileName,
        text,
        problems: [...problems],
        keys: decidedKeys.length === 0 ? null : { fileName: keysFileName, count: decidedKeys.length },
        sources: used.sources.map(({ id, name, table }) => ({
          ...{ sourceId: id, name, table: table ?? proposedTable(name), isProposed: table === null },
          columns: [...(columns.get(id) ?? [])].map(([column, type]) => ({ name: column, type })),
        })),
      }
    },
    keysFile() {
      const { keysFileName, decidedKeys } = written('duckdb')
      return fileBytes(keysFileName, 'text/csv', new TextEncoder().encode(decidedKeysCsv(decidedKeys)))
    },
    async scriptFile(product, signal) {
      const { text, problems, fileName, keysFileName, decidedKeys } = written(product)
      const [first] = problems
      if (text === null)
        throw new AppError('recipe-invalid', first?.message ?? 'The recipe cannot be written as SQL.', {
          remedy: first?.remedy ?? undefined,
        })
      const encoder = new TextEncoder()
      const script = { fileName, mediaType: 'application/sql', bytes: encoder.encode(text) }
      if (decidedKeys.length === 0) return fileBytes(fileName, script.mediaType, script.bytes)
      const keys = { fileName: keysFileName, mediaType: 'text/csv', bytes: encoder.encode(decidedKeysCsv(decidedKeys)) }
      const zip = await zipFiles([script, keys], new Date(clock.now()), signal)
      return fileBytes(fileName.replace(/\.sql$/, '.zip'), 'application/zip', zip)
    },
  }
}
