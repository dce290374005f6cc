import { type DragEvent, type ReactNode, useState } from 'react'
import { classNames } from './class-names.ts'
import { droppedFiles } from './dropped-files.ts'
import './drop-area.css'

export interface DropAreaProps {
  readonly className: string
  /** All dropped files, those with data in dropped folders among them. */
  readonly onDrop: (files: readonly File[]) => void
  readonly children: (isOver: boolean) => ReactNode
}

/** Takes files that are dropped on it; what it does by pointer a button beside it does by key. */
export function DropArea({ className, onDrop, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  const leave = (event: DragEvent<HTMLElement>) => {
    if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.types.includes('Files')) void droppedFiles(event.dataTransfer).then(onDrop)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer only; the button inside is for keys
    <div className={classNames(className, isOver && 'over')} onDragOver={over} onDragLeave={leave} onDrop={drop}>
      {children(isOver)}
    </div>
  )
}
