import { basename } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import type { FilesCompared, RecipeEdit, RecipeView, StepPreview } from '../../shared/contract/recipe.ts'
import { withoutExtension } from '../../shared/files/data-files.ts'
import { readRecipe } from '../../shared/recipe/read-recipe.ts'
import type { Recipe, RecipeFile } from '../../shared/recipe/recipe.ts'
import type { RepeatedRowsChoice } from '../../shared/recipe/repeated-rows.ts'
import { withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { adoptLabel, editLabel } from '../domain/recipe/edit-label.ts'
import { editRecipe, type PlacedEdit } from '../domain/recipe/edit-recipe.ts'
import { mergeBuilt } from '../domain/recipe/merge-built.ts'
import { previewStep, sourcesOf } from '../domain/recipe/preview-step.ts'
import { withRepeatedRows } from '../domain/recipe/with-repeated-rows.ts'
import { frameAt } from '../domain/workspace/frame-at.ts'
import { withConsent } from '../domain/workspace/with-consent.ts'
import {
  asOfTableChange,
  dictionaryChange,
  frameChange,
  mappingChange,
  recipeChange,
  runReportChange,
  spineChange,
} from '../domain/workspace/workspace-document.ts'
import type { FileSystem } from '../ports/file-system.ts'
import type { SourceReader } from '../ports/source-reader.ts'
import type { SpineSession } from '../ports/spine-builder.ts'
import { makeSpine, type SpineBuilding } from './build-spine.ts'
import { builtTable } from './built-table.ts'
import { type ChosenFiles, chosenFor, filesOf, withChosen } from './chosen-files.ts'
import { compareFiles } from './compare-files.ts'
import { suggestionsFor, withSuggestions } from './economics-service.ts'
import type { FileGrants } from './file-grants.ts'
import { baseOnly, type FoundIn, findDuplicates, mergesOf } from './find-duplicates.ts'
import type { JobRunner } from './job-runner.ts'
import { requireFiles } from './recipe-files.ts'
import { createRecipeLooks } from './recipe-looks.ts'
import type { RecipeSessions } from './recipe-sessions.ts'
import { compiled, stageSources } from './staged-recipe.ts'
import type { OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Files in place of those of sources, and beside them. */
interface OtherFiles {
  readonly replace: ChosenFiles
  readonly add: ChosenFiles
}

/** The day and the files to build with, and what was decided of rows that stand in several files of a source. */
interface BuildInput extends OtherFiles {
  readonly asOf: string | null
  readonly repeatedRows: Readonly<Record<string, RepeatedRowsChoice>>
}

/** How the customer table is made from files: looking at the recipe, changing it, running it. */
export interface RecipeService {
  get(signal: AbortSignal): Promise<RecipeView | null>
  adopt(recipe: unknown, files: ChosenFiles, title: string | null, signal: AbortSignal): Promise<RecipeView>
  edit(edit: RecipeEdit, signal: AbortSignal): Promise<RecipeView>
  /** Reads other files without building from them: a job whose result is FilesCompared. */
  compareFiles(input: Omit<BuildInput, 'repeatedRows'>): string
  build(input: BuildInput): string
  preview(sourceId: string | null, stepId: string | null, rows: number): string
  /** Looks for rows of the base that may be one unit: a job whose result is DuplicatesFound. */
  findDuplicates(columns: readonly string[] | null): string
  /** Merges what the last search found at or above a score. */
  mergeFound(least: number, signal: AbortSignal): Promise<RecipeView>
}

export interface RecipeServiceOptions extends SpineBuilding {
  readonly session: WorkspaceSession
  readonly sessions: RecipeSessions
  readonly reader: SourceReader
  readonly fileSystem: FileSystem
  readonly grants: FileGrants
  readonly jobs: JobRunner
}

export function createRecipeService(options: RecipeServiceOptions): RecipeService {
  const { session, sessions, grants, jobs, clock, fileSystem } = options
  const looks = createRecipeLooks(options)

  let lastFound: FoundIn | null = null

  const placed = (edit: RecipeEdit): PlacedEdit => {
    if (!('files' in edit)) return edit
    const files = filesOf(edit.files, grants, session.required().store.path)
    if (edit.kind !== 'add-source') return { ...edit, files }
    return { kind: 'add-source', source: looks.newSource(clock.id(), edit.name ?? nameOf(files), files) }
  }

  const required = ({ document }: OpenWorkspace): Recipe => {
    if (document.recipe !== null) return document.recipe
    throw new AppError('not-available', 'This workspace has no recipe.', {
      remedy: 'Bring in a first source, or a recipe that was handed over.',
    })
  }

  const viewed = async (signal: AbortSignal): Promise<RecipeView> => {
    const workspace = session.required()
    return looks.view(required(workspace), workspace, signal)
  }

  return {
    async get(signal) {
      const workspace = session.required()
      return workspace.document.recipe === null ? null : looks.view(workspace.document.recipe, workspace, signal)
    },
    async adopt(json, files, title, signal) {
      const { store } = session.required()
      const recipe = withChosen(readRecipe(json), { replace: files, add: {} }, grants, store.path)
      requireChosen(recipe, files, session.required().document.recipe)
      await session.commit(adoptLabel(session.required().document.recipe, recipe), ({ document: { frame } }) => [
        recipeChange(recipe),
        ...(title === null ? [] : [frameChange({ ...frame, title })]),
      ])
      return viewed(signal)
    },
    async edit(edit, signal) {
      const change = placed(edit)
      const opened = session.required()
      const first = opened.document.recipe === null && change.kind === 'add-source'
      const begun = first ? await looks.newRecipe(change.source, opened, signal) : null
      await session.commit(editLabel(change), () => {
        // Files are looked at meanwhile: another workspace may be open by then, or the recipe begun by another edit.
        const workspace = session.stillOpen(opened.id)
        const recipe = workspace.document.recipe === null ? begun : null
        return [recipeChange(recipe ?? editRecipe(required(workspace), change, () => clock.id()))]
      })
      return viewed(signal)
    },
    build({ asOf, repeatedRows, ...files }) {
      return jobs.start('recipe-build', async (report, signal) => {
        const workspace = session.required()
        const { id, store, document } = workspace
        const begun = required(workspace)
        const chosen = withRepeatedRows(withChosen(begun, files, grants, store.path), repeatedRows)
        const recipe = asOf === null ? chosen : { ...chosen, asOf }
        await requireFiles(withoutUnused(recipe), { workspacePath: store.path, fileSystem, grants })
        const made = await sessions.use(
          id,
          (database) => makeSpine(recipe, store.path, document.runReport, database, options, report, signal),
          signal,
        )
        const snapshotId = clock.id()
        const { snapshot, asOfTable } = builtTable(made, snapshotId, clock.now(), options.sha256)
        const suggestions = suggestionsFor(made.statistics)
        // What a person changed while it ran is kept; a recipe that was taken back meanwhile comes again with its table.
        const consent = consentOf(made.recipe)
        const edit = ({ document: { mapping, dictionary, frame, recipe: now } }: OpenWorkspace) => [
          recipeChange(mergeBuilt(begun, made.recipe, now ?? begun)),
          runReportChange(made.report),
          spineChange(asOfTable.spine),
          asOfTableChange(asOfTable),
          mappingChange(withSuggestions(mapping, suggestions)),
          ...(consent === null ? [] : [dictionaryChange(withConsent(dictionary, made.columns, consent))]),
          frameChange(frameAt(frame, recipe)),
        ]
        const onProgress = (done: number, total: number): void =>
          report({ phase: 'Saving the customer table', done, total, unit: 'bytes' })
        await session.publish(id, snapshot, 'build the customer table', edit, onProgress, signal)
        return { snapshotId, report: made.report }
      })
    },
    compareFiles({ asOf, ...files }) {
      return jobs.start('recipe-compare', async (report, signal): Promise<FilesCompared> => {
        const workspace = session.required()
        const { id, store, document } = workspace
        const chosen = withChosen(required(workspace), files, grants, store.path)
        const used = withoutUnused(asOf === null ? chosen : { ...chosen, asOf })
        await requireFiles(used, { workspacePath: store.path, fileSystem, grants })
        const compare = (database: SpineSession) =>
          compareFiles(used, store.path, document.runReport, database, report, signal)
        return sessions.use(id, compare, signal)
      })
    },
    preview(sourceId, stepId, rows) {
      return jobs.start('recipe-preview', async (report, signal): Promise<StepPreview> => {
        const workspace = session.required()
        const recipe = required(workspace)
        const needed = sourcesOf(recipe, sourceId)
        const part = { ...recipe, sources: recipe.sources.filter(({ id }) => needed.has(id)) }
        await requireFiles(part, { workspacePath: workspace.store.path, fileSystem, grants })
        const look = async (database: SpineSession): Promise<StepPreview> => {
          const sources = await stageSources(part, workspace.store.path, 'all', database, report, signal)
          const plan = previewStep(recipe, compiled(recipe, sources, 'all'), sourceId, stepId)
          const found = await database.preview(plan, rows, signal)
          return {
            columns: plan.columns.map((column) => ({ ...column })),
            rows: found.rows.map((row) => [...row]),
            rowCount: found.rowCount,
            lastDays: Object.fromEntries(found.lastDays),
          }
        }
        return sessions.use(workspace.id, look, signal)
      })
    },
    findDuplicates(columns) {
      return jobs.start('recipe-duplicates', async (report, signal) => {
        const workspace = session.required()
        const recipe = required(workspace)
        await requireFiles(baseOnly(recipe), { workspacePath: workspace.store.path, fileSystem, grants })
        const { shown, pairs } = await sessions.use(
          workspace.id,
          (database) => findDuplicates(recipe, columns, workspace.store.path, database, report, signal),
          signal,
        )
        lastFound = { workspaceId: workspace.id, pairs }
        return shown
      })
    },
    async mergeFound(least, signal) {
      const decisions = mergesOf(lastFound, session.required().id, least)
      await session.commit(editLabel({ kind: 'decide-keys', decisions }), (workspace) => [
        recipeChange(editRecipe(required(workspace), { kind: 'decide-keys', decisions }, () => clock.id())),
      ])
      return viewed(signal)
    },
  }
}

/** The words that let precise locations into the table; null where none did. */
function consentOf({ sources }: Recipe): string | null {
  return sources.find(({ options }) => options.preciseLocations)?.options.preciseLocations?.consent ?? null
}

/** Paths that a recipe brings along are not opened: a person chose its files, now or when they came into the workspace. */
function requireChosen({ sources }: Recipe, files: ChosenFiles, kept: Recipe | null): void {
  const known = new Set(kept?.sources.flatMap((source) => source.files.map(({ path }) => path)))
  const unchosen = sources.filter(
    ({ id, files: own }) => chosenFor(files, id) === undefined && !own.every(({ path }) => known.has(path)),
  )
  if (unchosen.length === 0) return
  throw new AppError('bad-request', `No files were chosen for ${unchosen.map(({ name }) => name).join(', ')}.`, {
    remedy: 'Choose the files of every source that the recipe names.',
  })
}

function nameOf([first]: readonly RecipeFile[]): string {
  return withoutExtension(basename(first?.path ?? 'Source'))
}
