import { createContext, type ReactNode, useContext } from 'react'
import { useCanvasFocus } from './use-canvas-focus.ts'

/** Strips that the window shows under the head of whatever screen is open: failures, read-only. */
export const ScreenStrips = createContext<ReactNode>(null)

export interface ScreenProps {
  /** Name of the landmark: the step. */
  readonly label: string
  /** A ScreenHead; it does not scroll. */
  readonly head: ReactNode
  /** Strips of the screen's own under the head, after the window's. */
  readonly strips?: ReactNode
  readonly children: ReactNode
  /** An Inspector, or nothing where it is closed. */
  readonly inspector?: ReactNode
}

/** One step's canvas with its inspector: the two columns right of the rail. `children` scroll themselves (`.scroll`). */
export function Screen({ label, head, strips, children, inspector }: ScreenProps) {
  const common = useContext(ScreenStrips)
  const canvas = useCanvasFocus()
  return (
    <>
      <main ref={canvas} className="main" aria-label={label} data-region="canvas" tabIndex={-1}>
        {head}
        {common}
        {strips}
        {children}
      </main>
      {inspector}
    </>
  )
}
