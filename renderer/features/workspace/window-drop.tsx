import { useEffect } from 'react'
import { openAllDropped } from '../../state/workspace-actions.ts'

/** A file dropped anywhere on the window is opened; without this the browser would leave the workbench for the file. */
export function WindowDrop() {
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      const isTaken = event.defaultPrevented
      event.preventDefault()
      if (!isTaken) void openAllDropped(files)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', drop)
    }
  }, [])
  return null
}
