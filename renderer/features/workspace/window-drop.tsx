import { useEffect } from 'react'
import { openAllDropped } from '../../state/workspace-actions.ts'
import { droppedFiles } from '../../ui/dropped-files.ts'

/** A file or folder dropped anywhere on the window is opened; without this the browser would leave the workbench for the file. */
export function WindowDrop() {
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      const isTaken = event.defaultPrevented
      event.preventDefault()
      const { dataTransfer } = event
      if (!isTaken && dataTransfer?.types.includes('Files')) void droppedFiles(dataTransfer).then(openAllDropped)
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
