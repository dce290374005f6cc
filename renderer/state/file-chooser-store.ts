import { create } from 'zustand'
import type { GrantedFile } from '../../shared/contract/files.ts'
import { bridge } from '../api/bridge.ts'

type FileKind = 'data' | 'workspace'

interface Question {
  readonly kind: FileKind
  readonly answer: (file: GrantedFile | null) => void
}

interface FileChooserState {
  /** The open question of the own file dialogue; null while it is closed or the host shows its own. */
  readonly question: Question | null
  /** Grows with every question, so that a folder is listed anew. */
  readonly turn: number
}

export const useFileChooser = create<FileChooserState>()(() => ({ question: null, turn: 0 }))

/** Lets the person choose a file: the host's native dialogue, else our own. Null where they give up. */
export async function chooseFile(kind: FileKind): Promise<GrantedFile | null> {
  const host = bridge()
  if (host) return (await host.chooseFiles(kind))[0] ?? null
  return new Promise((resolve) => {
    useFileChooser.getState().question?.answer(null)
    useFileChooser.setState({
      turn: useFileChooser.getState().turn + 1,
      question: {
        kind,
        answer: (file) => {
          useFileChooser.setState({ question: null })
          resolve(file)
        },
      },
    })
  })
}
