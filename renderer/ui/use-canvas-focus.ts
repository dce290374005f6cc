import { type RefObject, useEffect, useRef } from 'react'

/**
 * When a screen takes the place of another and the focus was on something that is gone, it goes to the new canvas, so
 * that one goes on by keys from there. Nothing is focused when the window opens.
 */
export function useCanvasFocus(): RefObject<HTMLElement | null> {
  const canvas = useRef<HTMLElement>(null)
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost && navigator.userActivation.hasBeenActive) canvas.current?.focus({ preventScroll: true })
  }, [])
  return canvas
}
