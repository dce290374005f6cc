const ORDER = ['bar', 'rail', 'canvas', 'inspector', 'status'] as const

/** Moves the focus to the next (1) or previous (-1) region of the window that is there. */
export function moveRegion(by: 1 | -1): void {
  const regions = ORDER.flatMap((name) => [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)])
  if (regions.length === 0) return
  const here = regions.findIndex((region) => region.contains(document.activeElement))
  const from = here === -1 ? (by === 1 ? -1 : 0) : here
  regions[(from + by + regions.length) % regions.length]?.focus({ preventScroll: true })
}
