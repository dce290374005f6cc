import { useEffect } from 'react'
import { openDropped } from '../../state/workspace-actions.ts'

/** A file dropped anywhere on the window is opened; without this the browser would leave the workbench for the file. */
export function WindowDrop() {
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      const isTaken = event.defaultPrevented
      event.preventDefault()
      if (file && !isTaken) void openDropped(file)
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
