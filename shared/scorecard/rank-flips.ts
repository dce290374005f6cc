import { ranksOf } from './weighted-score.ts'

/** By how much weights are varied to see which ranks hold. */
export const WEIGHT_CHANGE = 0.25

/** A change of one weight that turns the order of two candidates. */
export interface RankFlip<Id extends string> {
  /** The one that stood ahead, and the one that then stands ahead of it or level with it. */
  readonly ahead: number
  readonly behind: number
  /** The criterion whose weight is changed, and the factor. */
  readonly criterion: Id
  readonly factor: number
}

export interface RankSensitivity<Id extends string> {
  /** From 1; null without a score. */
  readonly ranks: readonly (number | null)[]
  /** Whether a candidate keeps its rank through every change of a single weight. */
  readonly isStable: readonly boolean[]
  readonly flips: readonly RankFlip<Id>[]
}

/**
 * Which ranks hold while each weight alone is a quarter higher and a quarter lower.
 * @param scoresWith the candidates' scores, in their order, with weights multiplied by what the function says
 */
export function rankSensitivity<Id extends string>(
  criteria: readonly Id[],
  scoresWith: (factorOf: (id: Id) => number) => readonly (number | null)[],
): RankSensitivity<Id> {
  const ranks = ranksOf(scoresWith(() => 1))
  const isStable = ranks.map(() => true)
  const flips: RankFlip<Id>[] = []
  for (const criterion of criteria)
    for (const factor of [1 - WEIGHT_CHANGE, 1 + WEIGHT_CHANGE]) {
      const changed = ranksOf(scoresWith((id) => (id === criterion ? factor : 1)))
      for (const [place, rank] of ranks.entries()) if (changed[place] !== rank) isStable[place] = false
      flips.push(...turned(ranks, changed).map(([ahead, behind]) => ({ ahead, behind, criterion, factor })))
    }
  return { ranks, isStable, flips }
}

/** Pairs that stood in an order before and no longer do: level or the other way round. */
function turned(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
): readonly (readonly [number, number])[] {
  return before.flatMap((rank, ahead) =>
    before.flatMap((other, behind): readonly (readonly [number, number])[] => {
      const [then, thenOther] = [after[ahead] ?? null, after[behind] ?? null]
      if (rank === null || other === null || then === null || thenOther === null) return []
      return rank < other && then >= thenOther ? [[ahead, behind]] : []
    }),
  )
}
