import type { ComparedStructure } from '../../../shared/contract/comparison.ts'

export const SCORE_IDS = ['separation', 'defaultShare', 'excludedShare', 'overlapShare'] as const
export type ScoreId = (typeof SCORE_IDS)[number]

/** One score of an option against the others and the baseline. */
export interface OptionScore {
  readonly id: ScoreId
  readonly value: number | null
  /** Best of the board, alone or shared; never for what is a choice, not a merit (not served). */
  readonly isBest: boolean
  /** Difference to the baseline; null for the baseline itself and without figures. */
  readonly change: number | null
}

const BETTER: Readonly<Record<ScoreId, 'high' | 'low' | null>> = {
  separation: 'high',
  defaultShare: 'low',
  excludedShare: null,
  overlapShare: 'low',
}

/** The scores of one option of the board. */
export function optionScores(
  own: ComparedStructure,
  all: readonly ComparedStructure[],
  baselineId: string | undefined,
): readonly OptionScore[] {
  const baseline = all.find((structure) => structure.structureId === baselineId)
  return SCORE_IDS.map((id) => {
    const value = own[id]
    const known = all.flatMap((structure) => structure[id] ?? [])
    const better = BETTER[id]
    const best = better === 'high' ? Math.max(...known) : Math.min(...known)
    const differs = known.some((other) => other !== known[0])
    const base = baseline?.[id] ?? null
    const isBaseline = baseline?.structureId === own.structureId
    return {
      id,
      value,
      isBest: better !== null && differs && value === best,
      change: isBaseline || value === null || base === null ? null : value - base,
    }
  })
}
