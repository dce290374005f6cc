import { type RefObject, useEffect, useRef } from 'react'

/**
 * When a screen takes the place of another and the focus was on something that is gone, it goes to the new canvas, so
 * that one goes on by keys from there. Nothing is focused when the window opens.
 */
export function useCanvasFocus(): RefObject<HTMLElement | null> {
  const canvas = useRef<HTMLElement>(null)
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost && navigator.userActivation.hasBeenActive) arriveAt(canvas.current)
  }, [])
  return canvas
}

/** The screen that one asked for shows that the focus is on it; a mark is for a region that was sought by F6. */
function arriveAt(region: HTMLElement | null): void {
  if (region === null) return
  region.dataset.arrived = ''
  region.addEventListener('blur', () => delete region.dataset.arrived, { once: true })
  region.focus({ preventScroll: true })
}
