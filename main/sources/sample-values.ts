import { likelyMissing } from './sniff-missing.ts'

/** A type is guessed where at least this share of the sample's values fits it. */
export const LEAST_FIT = 0.95

/** Whether a value, as bytes, fits something. */
export type ValueTest = (bytes: Uint8Array) => boolean

/** The share of values that pass; 0 where there are none. */
export function share(values: readonly Uint8Array[], test: ValueTest): number {
  if (values.length === 0) return 0
  let fitting = 0
  for (const value of values) if (test(value)) fitting++
  return fitting / values.length
}

/** Spaces only: other white space is text. */
export function trimSpaces(cell: string): string {
  return cell.startsWith(' ') || cell.endsWith(' ') ? cell.replace(/^ +| +$/g, '') : cell
}

/** Without blank cells and what commonly stands for a missing value. */
export function presentTexts(cells: readonly string[]): readonly string[] {
  const texts = cells.map(trimSpaces).filter((cell) => cell !== '')
  const missing = likelyMissing(texts)
  return missing.length === 0 ? texts : texts.filter((text) => !missing.includes(text))
}

/** Two sentences as one note. */
export function joined(first: string, second: string | null): string
export function joined(first: string | null, second: string | null): string | null
export function joined(first: string | null, second: string | null): string | null {
  return first === null || second === null ? (first ?? second) : `${first} ${second}`
}
