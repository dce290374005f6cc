import type { ImportCheck, KeyCandidate } from '../../../shared/contract/imports.ts'

/** A key has one value per row and none missing. */
export function isUsableKey({ duplicateRows, missing }: KeyCandidate): boolean {
  return duplicateRows === 0 && missing === 0
}

/** Usable, or so nearly that the few faults are worth naming: at most one row in ten repeats or is empty. */
export function isNearKey({ duplicateRows, missing }: KeyCandidate, rowCount: number): boolean {
  return duplicateRows + missing <= rowCount / 10
}

/** The key that will be loaded: the chosen one, else the best usable candidate, else the row number (null). */
export function keyToLoad(chosen: string | null | undefined, check: Pick<ImportCheck, 'keyCandidates'>): string | null {
  if (chosen !== undefined) return chosen
  return check.keyCandidates.find(isUsableKey)?.column ?? null
}
