import { create } from 'zustand'
import type { GrantedFile } from '../../shared/contract/files.ts'
import type { NamedColumn } from '../../shared/recipe/column-signs.ts'
import { type FileGroup, groupFiles } from '../../shared/recipe/group-files.ts'
import { sampledColumns } from '../../shared/recipe/sampled-columns.ts'
import { bridge } from '../api/bridge.ts'
import { call } from '../api/call.ts'
import { uploadFile } from '../api/upload.ts'
import { noDataStrings } from '../strings/start.ts'
import { chooseSources } from './file-chooser-store.ts'
import { asAppError, reportError, showNotice } from './notice-store.ts'

/** A file whose beginning was looked at. */
export interface NewFile {
  readonly name: string
  readonly grant: string
  readonly sizeBytes: number
  readonly columns: readonly NamedColumn[]
}

interface NewSourcesState {
  /** Names of the files that are being looked at; empty while none is. */
  readonly looking: readonly string[]
  /** Files that wait for a person's word on how they are taken in; null while none do. */
  readonly groups: readonly FileGroup<NewFile>[] | null
}

const NOTHING: NewSourcesState = { looking: [], groups: null }

/** Files on their way to become sources. */
export const useNewSources = create<NewSourcesState>()(() => NOTHING)

/** Grows with every start, so that what an abandoned look answers late is dropped. */
let turn = 0

/** Lets the person choose files and looks at them. */
export async function chooseNewSources(): Promise<void> {
  try {
    await lookAt(await chooseSources())
  } catch (error) {
    reportError(error)
  }
}

/** Takes a file that was chosen for something else. */
export async function takeSource(file: GrantedFile): Promise<void> {
  await lookAt([file])
}

/** Takes files that were dropped, one after the other. */
export async function takeDroppedSources(files: readonly File[]): Promise<void> {
  if (files.length === 0) sayNoData()
  const host = bridge()
  const granted: GrantedFile[] = []
  useNewSources.setState({ looking: files.map(({ name }) => name) })
  for (const file of files) {
    try {
      granted.push(host ? await host.grantDropped(file) : await uploadFile(file))
    } catch (error) {
      reportError(error)
    }
  }
  await lookAt(granted)
}

/** A folder was dropped in which nothing can be read. */
export function sayNoData(): void {
  showNotice({ tone: 'warning', message: noDataStrings.message, remedy: noDataStrings.remedy })
}

/** Gives the files up. */
export function forgetNewSources(): void {
  turn += 1
  useNewSources.setState(NOTHING)
}

async function lookAt(files: readonly GrantedFile[]): Promise<void> {
  turn += 1
  const mine = turn
  if (files.length === 0) {
    useNewSources.setState(NOTHING)
    return
  }
  useNewSources.setState({ looking: files.map(({ name }) => name), groups: null })
  const seen: NewFile[] = []
  for (const { grant, name, sizeBytes } of files) {
    try {
      const { columns, rows } = await call('imports.preview', { grant, options: {} })
      seen.push({ name, grant, sizeBytes, columns: sampledColumns(columns, rows) })
    } catch (error) {
      const { message, remedy } = asAppError(error)
      if (mine === turn) showNotice({ tone: 'error', message, remedy })
    }
  }
  if (mine !== turn) return
  useNewSources.setState({ looking: [], groups: seen.length === 0 ? null : groupFiles(seen) })
}
