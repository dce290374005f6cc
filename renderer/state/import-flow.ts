import { AppError } from '../../shared/contract/app-error.ts'
import type { GrantedFile } from '../../shared/contract/files.ts'
import type { ReadOptionsInput } from '../../shared/contract/imports.ts'
import { call } from '../api/call.ts'
import { uploadFile } from '../api/upload.ts'
import { NO_IMPORT, useImport } from './import-store.ts'
import { cancelJob, jobResult } from './jobs-store.ts'
import { asAppError, reportError } from './notice-store.ts'
import { resetTableView } from './table-view-store.ts'

/** Grows with every new start, so that what an abandoned import answers late is dropped. */
let turn = 0
let sending: AbortController | null = null

/** Sends a dropped file and imports it. */
export async function importDropped(file: File): Promise<void> {
  turn += 1
  const mine = turn
  sending = new AbortController()
  useImport.setState(
    { ...NO_IMPORT, stage: 'sending', sending: { name: file.name, sentBytes: 0, totalBytes: file.size } },
    true,
  )
  try {
    const granted = await uploadFile(file, {
      signal: sending.signal,
      onProgress: (sentBytes, totalBytes) => {
        if (mine === turn) useImport.setState({ sending: { name: file.name, sentBytes, totalBytes } })
      },
    })
    if (mine === turn) await importFile(granted)
  } catch (error) {
    if (mine === turn) fail(error)
  }
}

/** Looks at the beginning of a file, then checks all of it. */
export async function importFile(file: GrantedFile): Promise<void> {
  useImport.setState({ ...NO_IMPORT, stage: 'looking', file }, true)
  await readWith({})
}

/** Reads the file again with other options; nothing of the earlier check is kept. */
export async function readWith(options: ReadOptionsInput): Promise<void> {
  const { file, jobId, stage } = useImport.getState()
  if (!file) return
  turn += 1
  const mine = turn
  useImport.setState({ options, stage: 'looking', error: null, importId: null, jobId: null, keyColumn: undefined })
  if (stage === 'checking' && jobId) await cancelJob(jobId)
  try {
    const preview = await call('imports.preview', { grant: file.grant, options })
    if (mine !== turn) return
    useImport.setState({ preview, stage: 'checking' })
    const job = await call('imports.check', { grant: file.grant, options })
    if (mine !== turn) return await cancelJob(job.jobId)
    useImport.setState({ jobId: job.jobId })
    const { importId } = (await jobResult(job.jobId)) as { importId: string }
    if (mine === turn) useImport.setState({ importId, jobId: null, stage: 'checked' })
  } catch (error) {
    if (mine === turn) fail(error)
  }
}

/** Makes the checked file the customer table. */
export async function loadChecked(importId: string, keyColumn: string | null): Promise<boolean> {
  const mine = turn
  useImport.setState({ stage: 'loading', error: null })
  try {
    const { jobId } = await call('imports.load', { importId, keyColumn })
    useImport.setState({ jobId })
    await jobResult(jobId)
    if (mine === turn) useImport.setState(NO_IMPORT, true)
    resetTableView()
    return true
  } catch (error) {
    const failure = asAppError(error)
    const shown = failure.code === 'cancelled' ? null : failure
    if (mine === turn) useImport.setState({ stage: 'checked', jobId: null, error: shown })
    return false
  }
}

/** Gives the import up; the table that was loaded before stays as it is. */
export async function discardImport(): Promise<void> {
  const { importId, jobId } = useImport.getState()
  turn += 1
  sending?.abort()
  useImport.setState(NO_IMPORT, true)
  if (jobId) await cancelJob(jobId)
  if (importId === null) return
  try {
    await call('imports.discard', { importId })
  } catch (error) {
    reportError(error)
  }
}

/** The service that had checked the file is gone, and its copy with it: the file must be chosen again. */
export function interruptImport(): void {
  const { stage, file } = useImport.getState()
  if (stage !== 'checked') return
  turn += 1
  fail(
    new AppError('internal', `Reading ${file?.name ?? 'the file'} was interrupted: the workbench was started again.`, {
      remedy: 'Choose the file again. The table that was loaded before is as it was.',
    }),
  )
}

/** Chooses the key; null takes the row number. */
export function chooseKey(keyColumn: string | null): void {
  useImport.setState({ keyColumn })
}

function fail(error: unknown): void {
  const failure = asAppError(error)
  if (failure.code === 'cancelled') useImport.setState(NO_IMPORT, true)
  else useImport.setState({ stage: 'failed', error: failure, jobId: null, sending: null })
}
