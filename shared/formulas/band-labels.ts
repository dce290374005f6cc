import { printNumber } from '../rules/print-name.ts'

/** The names of the bands between rising bounds, one more than bounds; a bound begins the band above it. */
export function bandLabels(bounds: readonly number[]): readonly string[] {
  const shown = bounds.map(printNumber)
  const between = shown.slice(1).map((high, index) => `${shown[index]} to below ${high}`)
  return [`below ${shown[0]}`, ...between, `${shown.at(-1)} and above`]
}
