import { useSyncExternalStore } from 'react'
import type { Paint } from './paint.ts'

/** The tokens that drawings need as plain colours, read from the page. */
export interface ChartColours {
  readonly canvas: string
  readonly raised: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly lineStrong: string
  readonly grid: string
  readonly axis: string
  readonly zero: string
  readonly gap: string
  readonly slots: readonly string[]
  readonly defaultPath: string
  readonly excluded: string
  readonly font: string
}

function readColours(): ChartColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    canvas: token('--canvas'),
    raised: token('--raised'),
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    lineStrong: token('--line-strong'),
    grid: token('--chart-grid'),
    axis: token('--chart-axis'),
    zero: token('--chart-zero'),
    gap: token('--seg-gap'),
    slots: [1, 2, 3, 4, 5, 6, 7, 8].map((slot) => token(`--seg-${slot}`)),
    defaultPath: token('--seg-default'),
    excluded: token('--seg-excluded'),
    font: token('--font'),
  }
}

let current: ChartColours | null = null
const listeners = new Set<() => void>()

function refresh(): void {
  current = readColours()
  for (const listener of listeners) listener()
}

/** Watches the page's theme once for all charts. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    observer().observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', refresh)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    observer().disconnect()
    matchMedia('(prefers-color-scheme: dark)').removeEventListener('change', refresh)
    current = null
  }
}

let themeObserver: MutationObserver | null = null
function observer(): MutationObserver {
  themeObserver ??= new MutationObserver(refresh)
  return themeObserver
}

function snapshot(): ChartColours {
  current ??= readColours()
  return current
}

/** The theme's colours for charts, read again when the theme changes. */
export function useChartColours(): ChartColours {
  return useSyncExternalStore(subscribe, snapshot)
}

/** The colour of a paint's fill or, for the hollow and the hatched, of its line. */
export function colourOf(paint: Paint, colours: ChartColours): string {
  if (paint === 'default') return colours.defaultPath
  if (paint === 'excluded') return colours.excluded
  return colours.slots[(paint - 1) % colours.slots.length] ?? colours.ink3
}
