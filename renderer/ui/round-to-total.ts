/** A part as it was shown before: its exact value and the figure on screen. */
export interface ShownPart {
  readonly value: number
  readonly shown: number
}

/**
 * Rounds parts so that they add up to their rounded total (largest remainder). With a baseline, a part whose value did
 * not change keeps its shown figure and the others carry the difference. Order and length are those of `values`.
 */
export function roundToTotal(
  values: readonly number[],
  digits: number,
  baseline: readonly (ShownPart | undefined)[] = [],
): readonly number[] {
  const scale = 10 ** digits
  const target = Math.round(values.reduce((sum, value) => sum + value, 0) * scale)
  const kept = values.map((value, index) => {
    const before = baseline[index]
    return before !== undefined && before.value === value ? Math.round(before.shown * scale) : null
  })
  const isAllKept = kept.every((figure) => figure !== null)
  const figures = values.map((value, index) => (isAllKept ? null : kept[index]) ?? Math.floor(value * scale))
  const free = values
    .map((value, index) => ({ index, remainder: value * scale - Math.floor(value * scale) }))
    .filter(({ index }) => isAllKept || kept[index] === null)
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  spread(figures, free, target - figures.reduce((sum, figure) => sum + figure, 0))
  return figures.map((figure) => figure / scale + 0)
}

/** Gives the difference out in single steps, largest remainder first; takes away from the smallest first. */
function spread(figures: number[], free: readonly { readonly index: number }[], difference: number): void {
  // Each part is off by less than two steps, unless amounts are so large that a step is lost in them.
  if (free.length === 0 || Math.abs(difference) > 2 * figures.length) return
  const order = difference > 0 ? free : free.toReversed()
  for (let step = 0; step < Math.abs(difference); step += 1) {
    const place = order[step % order.length]?.index
    if (place !== undefined) figures[place] = (figures[place] ?? 0) + Math.sign(difference)
  }
}
