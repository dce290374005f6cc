import { create } from 'zustand'
import type { AppError } from '../../shared/contract/app-error.ts'
import type { GrantedFile } from '../../shared/contract/files.ts'
import { type FilesCompared, filesCompared } from '../../shared/contract/recipe.ts'
import type { RepeatedRowsChoice } from '../../shared/recipe/repeated-rows.ts'
import { call } from '../api/call.ts'
import { chooseSources } from './file-chooser-store.ts'
import { cancelJob, jobResult } from './jobs-store.ts'
import { asAppError, reportError } from './notice-store.ts'
import { editRecipe } from './recipe-actions.ts'
import { commandsAnswered } from './workspace-store.ts'

/** Files that a source is to have: in place of its own, or beside them. */
export interface NextFiles {
  readonly sourceId: string
  readonly how: 'replace' | 'add'
  readonly files: readonly GrantedFile[]
}

interface NextFilesState {
  /** Empty while no others are looked at. */
  readonly chosen: readonly NextFiles[]
  /** The as-of date to build with; null: that of the recipe. */
  readonly asOf: string | null
  /** The job that compares them; null while none does. */
  readonly jobId: string | null
  readonly found: FilesCompared | null
  readonly failure: AppError | null
  /** What becomes of rows that stand in several files, by the source's id: once where nobody decided before. */
  readonly repeatedRows: Readonly<Record<string, RepeatedRowsChoice>>
}

const NOTHING: NextFilesState = { chosen: [], asOf: null, jobId: null, found: null, failure: null, repeatedRows: {} }

/** Other files of sources, such as next month's, that nothing is built from yet. */
export const useNextFiles = create<NextFilesState>()(() => NOTHING)

/** Grows with every comparison, so that what an abandoned one finds is dropped. */
let turn = 0

/** Lets the person choose other files of a source, and compares all that are chosen with those of the last build. */
export async function chooseNextFiles(sourceId: string, how: NextFiles['how']): Promise<void> {
  try {
    const files = await chooseSources()
    if (files.length === 0) return
    const { chosen } = useNextFiles.getState()
    await compare([...chosen.filter((each) => each.sourceId !== sourceId), { sourceId, how, files }])
  } catch (error) {
    reportError(error)
  }
}

/** Another day to build with: which rows lie after it is counted anew. */
export function setNextAsOf(asOf: string): void {
  const { chosen } = useNextFiles.getState()
  useNextFiles.setState({ asOf })
  void compare(chosen)
}

export function decideNextRepeats(sourceId: string, choice: RepeatedRowsChoice): void {
  useNextFiles.setState(({ repeatedRows }) => ({ repeatedRows: { ...repeatedRows, [sourceId]: choice } }))
}

/** Gives the files up. */
export function forgetNextFiles(): void {
  turn += 1
  stopComparing()
  useNextFiles.setState(NOTHING)
}

/** The chosen files as the recipe's procedures take them. */
export function otherFiles(chosen: readonly NextFiles[]): Record<NextFiles['how'], Record<string, string[]>> {
  const by = (how: NextFiles['how']): Record<string, string[]> =>
    Object.fromEntries(
      chosen
        .filter((each) => each.how === how)
        .map(({ sourceId, files }) => [sourceId, files.map(({ grant }) => grant)]),
    )
  return { replace: by('replace'), add: by('add') }
}

/** Makes the chosen files and the day part of the recipe without building, each as a change of its own. */
export async function takeNextFiles(): Promise<void> {
  const { chosen, asOf, repeatedRows } = useNextFiles.getState()
  forgetNextFiles()
  for (const { sourceId, how, files } of chosen) {
    const kind = how === 'add' ? 'add-files' : 'set-files'
    if ((await editRecipe({ kind, sourceId, files: files.map(({ grant }) => grant) })) === null) return
  }
  for (const [sourceId, choice] of Object.entries(repeatedRows))
    if ((await editRecipe({ kind: 'change-source', sourceId, changes: { repeatedRows: choice } })) === null) return
  if (asOf !== null) await editRecipe({ kind: 'set-as-of', asOf })
}

async function compare(chosen: readonly NextFiles[]): Promise<void> {
  turn += 1
  const mine = turn
  stopComparing()
  useNextFiles.setState({ chosen, jobId: null, found: null, failure: null })
  try {
    await commandsAnswered()
    const { jobId } = await call('recipe.compareFiles', { ...otherFiles(chosen), asOf: useNextFiles.getState().asOf })
    if (mine !== turn) return await cancelJob(jobId)
    useNextFiles.setState({ jobId })
    const found = filesCompared.parse(await jobResult(jobId))
    if (mine !== turn) return
    useNextFiles.setState({ jobId: null, found, repeatedRows: decidedOf(found) })
  } catch (error) {
    if (mine === turn) useNextFiles.setState({ jobId: null, failure: asAppError(error) })
  }
}

/** What was decided of rows in several files, here or before; once where nothing was. */
function decidedOf({ repeated }: FilesCompared): NextFilesState['repeatedRows'] {
  const { repeatedRows } = useNextFiles.getState()
  return Object.fromEntries(
    repeated.map(({ sourceId, decided }) => [sourceId, repeatedRows[sourceId] ?? decided ?? 'once']),
  )
}

function stopComparing(): void {
  const { jobId } = useNextFiles.getState()
  if (jobId !== null) void cancelJob(jobId)
}
