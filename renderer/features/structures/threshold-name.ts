import { type Threshold, threshold as thresholdSchema } from '../../../shared/entities/threshold.ts'
import { thresholdWords } from '../../strings/structures.ts'

/** What was typed as a threshold's name: without "@", words joined by "_". */
export function thresholdNameTyped(text: string): string {
  return text
    .trim()
    .replace(/^@/, '')
    .trim()
    .replace(/[\s-]+/g, '_')
}

/** Why a name cannot be taken, or null; `own` is the name that is being changed. */
export function thresholdNameProblem(
  name: string,
  thresholds: readonly Threshold[],
  own: string | null = null,
): string | null {
  if (!thresholdSchema.shape.name.safeParse(name).success) return thresholdWords.badName
  const isTaken = name !== own && thresholds.some((threshold) => threshold.name === name)
  return isTaken ? thresholdWords.taken : null
}
