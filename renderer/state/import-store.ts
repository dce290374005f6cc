import { create } from 'zustand'
import type { AppError } from '../../shared/contract/app-error.ts'
import type { GrantedFile } from '../../shared/contract/files.ts'
import type { ImportPreview, ReadOptionsInput } from '../../shared/contract/imports.ts'

/**
 * Where an import stands.
 * - `sending`: the file goes to the loopback host; `looking`: its beginning is read
 * - `checking`: the whole file is read as a job; `checked`: it waits to be loaded; `loading`: it becomes the table
 * - `failed`: the file could not be read; reading options may still be changed where there is a preview
 */
export type ImportStage = 'idle' | 'sending' | 'looking' | 'checking' | 'checked' | 'loading' | 'failed'

export interface ImportState {
  readonly stage: ImportStage
  readonly file: GrantedFile | null
  /** What is known of a file that is still being sent. */
  readonly sending: { readonly name: string; readonly sentBytes: number; readonly totalBytes: number } | null
  readonly options: ReadOptionsInput
  readonly preview: ImportPreview | null
  readonly jobId: string | null
  readonly importId: string | null
  /** `undefined` until chosen: then the best usable candidate is meant. Null takes the row number. */
  readonly keyColumn: string | null | undefined
  readonly error: AppError | null
}

export const NO_IMPORT: ImportState = {
  stage: 'idle',
  file: null,
  sending: null,
  options: {},
  preview: null,
  jobId: null,
  importId: null,
  keyColumn: undefined,
  error: null,
}

/** The file that is being imported; survives leaving the Data step. */
export const useImport = create<ImportState>()(() => NO_IMPORT)
