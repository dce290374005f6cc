import type { EdgeRow, EdgeRowKind } from './edge-grid.ts'

const LABELS: readonly (readonly [EdgeRowKind, string])[] = [
  ['missing', 'Missing, and not a number'],
  ['threshold', 'Just below, at and just above each number in a rule'],
  ['extreme', 'Negative zero, infinities, smallest and largest values'],
  ['text', 'Texts: each literal, its case, padding, accents, empty'],
  ['date', 'Days before, on and after each date and window'],
  ['boolean', 'Yes and no'],
  ['overlap', 'Rows that two rules match'],
  ['pair', 'Every two of these values together'],
  ['altered', 'Rows that tell an altered rule apart'],
]

/** What a grid holds, in words; the rows add up to the grid's. */
export function gridCases(grid: readonly EdgeRow[]): readonly { readonly label: string; readonly rows: number }[] {
  return LABELS.map(([kind, label]) => ({ label, rows: grid.filter((row) => row.kind === kind).length })).filter(
    ({ rows }) => rows > 0,
  )
}
