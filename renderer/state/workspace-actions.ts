import type { GrantedFile } from '../../shared/contract/files.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { wordsOfFileName } from '../../shared/files/data-files.ts'
import { bridge } from '../api/bridge.ts'
import { call } from '../api/call.ts'
import { newTableStrings } from '../strings/start.ts'
import type { Command } from './commands-store.ts'
import { chooseFile } from './file-chooser-store.ts'
import { discardImport, importDropped, importFile } from './import-flow.ts'
import { useImport } from './import-store.ts'
import { jobResult } from './jobs-store.ts'
import { leaveField } from './keep-typed.ts'
import { goToStep, resetNavigation, type StepId, useNavigation } from './navigation-store.ts'
import { forgetNewSources, sayNoData, takeDroppedSources, takeSource } from './new-sources-store.ts'
import { asAppError, dismissNotice, reportError, showNotice, useNotices } from './notice-store.ts'
import { hideRecipe, showRecipe } from './recipe-place-store.ts'
import { resetTableView } from './table-view-store.ts'
import { commandsAnswered, refreshWorkspace, setWorkspace, useWorkspace } from './workspace-store.ts'

/** What can be done with workspaces, in the palette and by keys. */
export function workspaceCommands(isOpen: boolean): readonly Command[] {
  const always: readonly Command[] = [
    command('data-choose', 'Choose data…', 'Mod+I', () => void chooseData()),
    command('data-several', 'Make one table from several files…', 'Mod+Shift+I', () => void startSeveral()),
    command('workspace-open', 'Open a workspace…', 'Mod+O', () => void chooseWorkspace()),
    command('workspace-sample', 'Open the sample workspace', 'Mod+Shift+S', () => void openSample()),
    command('workspace-new', 'New empty workspace', 'Mod+N', () => void createWorkspace()),
  ]
  return isOpen
    ? [...always, command('workspace-close', 'Close the workspace', 'Mod+Alt+W', () => void closeWorkspace())]
    : always
}

function command(id: string, title: string, shortcut: string | undefined, run: () => void): Command {
  return { id, title, section: 'Commands', shortcut, run }
}

/** Lets the person choose a data file and imports it, in a new workspace where none is open. */
export async function chooseData(): Promise<void> {
  const file = await attempt(() => chooseFile('data'))
  if (file) await openFile(file)
}

/** Lets the person choose a workspace file and opens it; answers whether it is open now. */
export async function chooseWorkspace(): Promise<boolean> {
  const file = await attempt(() => chooseFile('workspace'))
  return file !== null && openWorkspace(file.grant)
}

/** Opens what a person chose or dropped: a workspace, or data to import. */
export async function openFile(file: GrantedFile): Promise<void> {
  if (isWorkspaceName(file.name)) await openWorkspace(file.grant)
  else if (await ensureWorkspace(file.name)) {
    hideRecipe()
    goToStep('data')
    await importFile(file)
  }
}

/** Shows the sources and steps of the open workspace, or of a new one. */
export async function startSeveral(): Promise<void> {
  if (await ensureWorkspace(newTableStrings.workspace)) showSources()
}

/** Goes on with the file that is being imported as one of several: its rows are to be summarised first. */
export async function summariseImport(): Promise<void> {
  const { file } = useImport.getState()
  await discardImport()
  await startSeveral()
  if (file !== null) await takeSource(file)
}

/** Takes files that were dropped together: several become sources of one table, a single one is opened. */
export async function openAllDropped(files: readonly File[]): Promise<void> {
  const [file] = files
  if (file === undefined) return sayNoData()
  if (files.length === 1) return openDropped(file)
  await startSeveral()
  await takeDroppedSources(files.filter(({ name }) => !isWorkspaceName(name)))
}

/** Shows how the open workspace's table is made from files. */
export function showSources(): void {
  const { workspace } = useWorkspace.getState()
  if (workspace === null) return
  goToStep('data')
  showRecipe(workspace.id)
}

/** Takes a file that was dropped on the window. */
export async function openDropped(file: File): Promise<void> {
  const host = bridge()
  if (host) {
    const granted = await attempt(() => host.grantDropped(file))
    if (granted) await openFile(granted)
  } else if (isWorkspaceName(file.name)) {
    showNotice({
      tone: 'warning',
      message: `${file.name} is a workspace.`,
      remedy: 'A dropped file would be a copy. Open it where it lies with “Open a workspace…”.',
    })
  } else if (await ensureWorkspace(file.name)) {
    hideRecipe()
    goToStep('data')
    await importDropped(file)
  }
}

/** Opens a workspace file; answers whether it is open now. */
export async function openWorkspace(grant: string): Promise<boolean> {
  return enter(() => call('workspaces.open', { grant }))
}

/** Makes an empty workspace and opens its Frame step. */
export async function createWorkspace(title: string = newTableStrings.untitled): Promise<boolean> {
  return enter(() => call('workspaces.create', { title }), 'frame')
}

/** Opens the sample, making it first where there is none. */
export async function openSample(): Promise<void> {
  await leaveWorkspace()
  useNavigation.setState({ isChosen: false })
  await attempt(async () => {
    const { jobId } = await call('workspaces.openSample', {})
    await jobResult(jobId)
    await refreshWorkspace()
    // The event stream may have shown it before its options were there; who went elsewhere since stays there.
    if (!useNavigation.getState().isChosen) resetNavigation('hypothesise')
  })
}

/** Closes the workspace; everything in it is saved. One made for a file that was then discarded goes with it. */
export async function closeWorkspace(): Promise<void> {
  const discardEmpty = isMadeForFile()
  await leave()
  await attempt(() => call('workspaces.close', { discardEmpty }))
  setWorkspace(null)
}

/** Gives up the file that is being imported, and the workspace that was made for it alone. */
export async function discardData(): Promise<void> {
  if (isMadeForFile()) await closeWorkspace()
  else await discardImport()
}

/** The opening of the workspace that was made for a file which is not loaded yet. */
let madeForFile: string | null = null

function isMadeForFile(): boolean {
  const { workspace } = useWorkspace.getState()
  return workspace !== null && workspace.id === madeForFile && workspace.history.undo === null && !workspace.spine
}

async function ensureWorkspace(fileName: string): Promise<boolean> {
  const { workspace } = useWorkspace.getState()
  if (workspace !== null && !workspace.isSample) return true
  // The sample is never mixed with a person's data: theirs goes into a workspace of its own.
  if (!(await createWorkspace(titleOf(fileName)))) return false
  madeForFile = useWorkspace.getState().workspace?.id ?? null
  return true
}

/** "accounts_2025-09.csv" → "accounts 2025-09". */
export function titleOf(fileName: string): string {
  const bare = wordsOfFileName(fileName)
  return bare === '' ? newTableStrings.untitled : bare.slice(0, 120)
}

async function enter(open: () => Promise<WorkspaceView>, step?: StepId): Promise<boolean> {
  await leaveWorkspace()
  const view = await attempt(open)
  if (!view) return false
  setWorkspace(view)
  if (step !== undefined) resetNavigation(step)
  return true
}

/** Leaves it for another one; where it was made for a file that is given up now, it goes. */
async function leaveWorkspace(): Promise<void> {
  if (isMadeForFile()) await closeWorkspace()
  else await leave()
}

async function leave(): Promise<void> {
  await keepTyped()
  await discardImport()
  forgetNewSources()
  hideRecipe()
  resetTableView()
  for (const { id } of useNotices.getState().notices) dismissNotice(id)
}

/** What is typed is kept when its field is left: while the workspace that it belongs to is still open. */
async function keepTyped(): Promise<void> {
  leaveField()
  await commandsAnswered()
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work()
  } catch (error) {
    reportError(asAppError(error))
    return null
  }
}

function isWorkspaceName(name: string): boolean {
  return /\.tessera$/i.test(name)
}
