import { resolve } from 'node:path'
import type { GrantedFile } from '../../../shared/contract/files.ts'

const EXTENSION = '.tessera'

/** The workspace files among a command line's arguments, named from the folder where it was given. */
export function documentsIn(argv: readonly string[], folder: string): readonly string[] {
  return argv
    .filter((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith(EXTENSION))
    .map((argument) => resolve(folder, argument))
}

export interface OpenedDocumentsOptions {
  readonly grant: (path: string) => Promise<GrantedFile>
  readonly send: (file: GrantedFile) => void
  readonly onError: (error: unknown) => void
}

/** Workspaces opened from outside wait here until the page listens. */
export interface OpenedDocuments {
  open(path: string): void
  pageListens(): void
  pageIsLoading(): void
}

export function createOpenedDocuments({ grant, send, onError }: OpenedDocumentsOptions): OpenedDocuments {
  const waiting: string[] = []
  let isListening = false

  const sendWaiting = () => {
    for (const path of waiting.splice(0)) grant(path).then(send).catch(onError)
  }
  return {
    open(path) {
      waiting.push(path)
      if (isListening) sendWaiting()
    },
    pageListens() {
      isListening = true
      sendWaiting()
    },
    pageIsLoading() {
      isListening = false
    },
  }
}
