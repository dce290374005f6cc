import { useCallback, useSyncExternalStore } from 'react'

/** Whether the window is at least so wide, in px; answers anew when that changes. */
export function useIsWide(minimumPx: number): boolean {
  const query = `(min-width: ${minimumPx}px)`
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}
