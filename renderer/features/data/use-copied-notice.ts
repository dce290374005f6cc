import { useCallback } from 'react'
import { noteMeasured } from '../../state/live-figures-store.ts'

/** Says in the status bar what went to the clipboard. */
export function useCopiedNotice(): (words: string) => void {
  return useCallback((words: string) => noteMeasured(words), [])
}
