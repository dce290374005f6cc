import { type RefObject, useEffect } from 'react'

/**
 * Keeps the height of the board's heads, which stay while it scrolls, in its style as `--heads`: the heads of the columns
 * stay below them.
 */
export function useHeadsHeight(board: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = board.current
    const heads = element?.querySelector<HTMLElement>('.heads')
    if (!element || !heads) return
    const observer = new ResizeObserver(() => element.style.setProperty('--heads', `${heads.offsetHeight}px`))
    observer.observe(heads)
    return () => observer.disconnect()
  }, [board])
}
