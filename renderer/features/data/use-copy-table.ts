import type { KeyboardEvent } from 'react'
import { copyText } from '../../ui/copy-text.ts'
import { useCopiedNotice } from './use-copied-notice.ts'

/** Ctrl+Shift+C copies a table with its heads. */
export function useCopyTable(text: () => string): (event: KeyboardEvent) => void {
  const say = useCopiedNotice()
  return (event) => {
    if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'c') return
    event.preventDefault()
    void copyText(text()).then(
      () => say('Copied the table'),
      () => say('Not copied: the clipboard refused'),
    )
  }
}
