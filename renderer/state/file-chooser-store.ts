import { create } from 'zustand'
import type { FileKind } from '../../shared/contract/desktop-bridge.ts'
import type { GrantedFile } from '../../shared/contract/files.ts'
import { bridge } from '../api/bridge.ts'

interface Question {
  readonly kind: FileKind
  /** With no file where the person gave up. */
  readonly answer: (files: readonly GrantedFile[]) => void
}

interface FileChooserState {
  /** The open question of the own file dialogue; null while it is closed or the host shows its own. */
  readonly question: Question | null
  /** Grows with every question, so that a folder is listed anew. */
  readonly turn: number
}

export const useFileChooser = create<FileChooserState>()(() => ({ question: null, turn: 0 }))

/** Lets the person choose a file: the host's native dialogue, else our own. Null where they give up. */
export async function chooseFile(kind: 'data' | 'workspace'): Promise<GrantedFile | null> {
  return (await ask(kind))[0] ?? null
}

/** Lets the person choose any number of data files; none where they give up. */
export function chooseSources(): Promise<readonly GrantedFile[]> {
  return ask('sources')
}

async function ask(kind: FileKind): Promise<readonly GrantedFile[]> {
  const host = bridge()
  if (host) return host.chooseFiles(kind)
  return new Promise((resolve) => {
    useFileChooser.getState().question?.answer([])
    useFileChooser.setState({
      turn: useFileChooser.getState().turn + 1,
      question: {
        kind,
        answer: (files) => {
          useFileChooser.setState({ question: null })
          resolve(files)
        },
      },
    })
  })
}
