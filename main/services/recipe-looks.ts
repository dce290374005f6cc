import { AppError } from '../../shared/contract/app-error.ts'
import type { RecipeView } from '../../shared/contract/recipe.ts'
import { fileNameOf } from '../../shared/files/data-files.ts'
import {
  type Recipe,
  type RecipeFile,
  type RecipeSource,
  recipe as recipeSchema,
  recipeSource,
} from '../../shared/recipe/recipe.ts'
import type { RecipeProblem } from '../../shared/recipe/recipe-problem.ts'
import type { StageHashes } from '../../shared/recipe/recipe-report.ts'
import { repeatingColumns } from '../../shared/recipe/sampled-columns.ts'
import { compileRecipe } from '../domain/recipe/compile-recipe.ts'
import { duckdbRecipeDialect } from '../domain/recipe/recipe-dialect.ts'
import type { FileSystem } from '../ports/file-system.ts'
import type { SourcePreview, SourceReader } from '../ports/source-reader.ts'
import { hashesOf } from './build-spine.ts'
import type { FileGrants } from './file-grants.ts'
import { absolutePath, type FilesState, lookForFiles, sayMissing } from './recipe-files.ts'
import { type SeenFile, type SourceLook, sourceLook } from './source-look.ts'
import type { OpenWorkspace } from './workspace-session.ts'

export interface RecipeLooksOptions {
  readonly reader: SourceReader
  readonly fileSystem: FileSystem
  readonly grants: Pick<FileGrants, 'knows'>
  readonly sha256: (text: string) => string
}

type Column = RecipeView['sources'][number]['columns'][number]

interface Look extends FilesState {
  readonly sourceId: string
  readonly columns: Column[]
  readonly reading: SourceLook['reading']
  /** Why its files cannot be read; null where they can. */
  readonly fault: string | null
  readonly remedy: string | null
}

/** Looks at a recipe's files without reading them whole: what columns they have, and what that says about its steps. */
export function createRecipeLooks({ reader, fileSystem, grants, sha256 }: RecipeLooksOptions) {
  const seen = new Map<string, Omit<SeenFile, 'path'>>()

  const previewOf = async (path: string, source: RecipeSource, signal: AbortSignal) => {
    const facts = await fileSystem.facts(path)
    const key = JSON.stringify([path, facts?.sizeBytes, facts?.modifiedAt, source.options])
    const known = seen.get(key) ?? lookedAt(await reader.preview(path, source.options, signal))
    seen.set(key, known)
    return known
  }

  const seenSource = async (source: RecipeSource, workspacePath: string, signal: AbortSignal) => {
    const files: SeenFile[] = []
    for (const { path } of source.files)
      files.push({ path, ...(await previewOf(absolutePath(path, workspacePath), source, signal)) })
    return sourceLook(files)
  }

  /** The columns as they were when the recipe last ran. */
  const formerColumns = ({ id }: RecipeSource, { document }: OpenWorkspace): Column[] =>
    (document.runReport?.sources.find(({ sourceId }) => sourceId === id)?.columns ?? []).map(({ name, type }) => {
      return { name, type, note: null }
    })

  /** What is to be said of a source, with its columns: from its files, or where those cannot be read from the last run. */
  const lookAt = async (source: RecipeSource, workspace: OpenWorkspace, signal: AbortSignal): Promise<Look> => {
    const sourceId = source.id
    const files = await lookForFiles(source, { workspacePath: workspace.store.path, fileSystem, grants })
    const former = formerColumns(source, workspace)
    if (files.missing.length > 0)
      return {
        sourceId,
        ...files,
        columns: former,
        reading: null,
        fault: sayMissing(files.missing.map(fileNameOf)),
        remedy: 'Choose them again.',
      }
    try {
      const seenNow = await seenSource(source, workspace.store.path, signal)
      return { sourceId, ...files, ...seenNow, fault: null, remedy: null }
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code === 'cancelled') throw cause
      return { sourceId, ...files, columns: former, reading: null, fault: cause.message, remedy: cause.remedy ?? null }
    }
  }

  /** Faults of the files first; of a source whose columns nobody knows, nothing can be said about its steps. */
  const problemsOf = (looks: readonly Look[], compiled: readonly RecipeProblem[]): RecipeProblem[] => {
    const faults = looks.flatMap(({ sourceId, fault, remedy }) =>
      fault === null ? [] : [{ sourceId, stepId: null, message: fault, remedy }],
    )
    const unknown = new Set(looks.filter(({ columns }) => columns.length === 0).map(({ sourceId }) => sourceId))
    return [...faults, ...compiled.filter(({ sourceId }) => sourceId === null || !unknown.has(sourceId))]
  }

  return {
    async view(recipe: Recipe, workspace: OpenWorkspace, signal: AbortSignal): Promise<RecipeView> {
      const sources: Look[] = []
      for (const source of recipe.sources) sources.push(await lookAt(source, workspace, signal))
      const types = new Map(
        sources.map(({ sourceId, columns }) => [sourceId, new Map(columns.map(({ name, type }) => [name, type]))]),
      )
      const { steps, problems } = compileRecipe(recipe, types, duckdbRecipeDialect)
      const stepsIn = (place: string | null) =>
        steps
          .filter(({ sourceId }) => sourceId === place)
          .map(({ stepId, columns }) => ({ stepId, columns: columns.map(({ name, type }) => ({ name, type })) }))
      const report = workspace.document.runReport
      return {
        recipe,
        sources: sources.map(({ sourceId, state, missing, columns, reading }) => ({
          sourceId,
          state,
          missing: [...missing],
          columns,
          reading,
          steps: stepsIn(sourceId),
        })),
        table: stepsIn(null),
        problems: problemsOf(sources, problems),
        report,
        isStale: report === null || isChanged(report.hashes, hashesOf(recipe, sha256)),
      }
    },

    newSource: (id: string, name: string, files: readonly RecipeFile[]): RecipeSource =>
      recipeSource.parse({ id, name, files, role: 'attributes' }),

    /** A recipe that begins with one source: its units are the rows of that, by its first column that can be a key. */
    async newRecipe(source: RecipeSource, workspace: OpenWorkspace, signal: AbortSignal): Promise<Recipe> {
      const { columns } = await seenSource(source, workspace.store.path, signal)
      const key = columns.find(({ type }) => type === 'integer' || type === 'text') ?? columns[0]
      const { frame } = workspace.document
      return recipeSchema.parse({
        unit: { noun: frame.unitNoun, kind: 'account' },
        asOf: frame.asOf,
        sources: [source],
        table: { base: { kind: 'source', source: source.id, key: key?.name ?? '' } },
      })
    },
  }
}

/** What is kept of a look at a file: all but its rows. */
function lookedAt(preview: SourcePreview): Omit<SeenFile, 'path'> {
  return { preview: { ...preview, rows: [] }, repeats: repeatingColumns(preview.columns.length, preview.rows) }
}

function isChanged(then: StageHashes, now: StageHashes): boolean {
  return then.features !== now.features || then.scores !== now.scores
}
