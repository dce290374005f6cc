import type { ComparedStructure } from '../../../shared/contract/comparison.ts'
import { type LeadScore, leadScore, shownShare } from './option-scores.ts'

/** What the board has to say, as far as its figures bear it. */
export type Finding =
  | SeparatesBest
  | {
      readonly kind: 'separate-alike'
      readonly by: LeadScore
      readonly names: readonly [string, string]
      readonly share: number
    }
  | { readonly kind: 'classifies-most'; readonly name: string; readonly share: number }
  | { readonly kind: 'none' }

/** One option leads by the first score that all have. */
export interface SeparatesBest {
  readonly kind: 'separates-best'
  readonly by: LeadScore
  readonly structureId: string
  readonly name: string
  readonly share: number
  /** Columns that its rules cut on and that the score is made of: it leads in part by construction. */
  readonly circular: readonly string[]
  readonly rest: OptionNote | null
}

/** Another option with much on its standard path. */
export interface OptionNote {
  readonly name: string
  readonly defaultShare: number
}

/** A lead in a score below this is no lead. */
const LEAD = 0.01
/** A standard path above this is worth the title. */
const MUCH = 0.2

/** The finding of a comparison: what parts profit, churn or revenue best where known, else how much is classified. */
export function compareFinding(structures: readonly ComparedStructure[]): Finding {
  const by = leadScore(structures)
  const [first, second] = by === null ? [] : structures.toSorted((a, b) => (b[by] ?? 0) - (a[by] ?? 0))
  if (by !== null && first !== undefined && second !== undefined) {
    const share = first[by] ?? 0
    if (share - (second[by] ?? 0) < LEAD) {
      return { kind: 'separate-alike', by, names: [first.name, second.name], share }
    }
    const { structureId, name } = first
    const rest = largestStandardPath(structures.filter((structure) => structure !== first))
    return { kind: 'separates-best', by, structureId, name, share, circular: first.circular[by], rest }
  }
  const byClassified = structures.toSorted((a, b) => classified(b) - classified(a))
  const [most, next] = byClassified
  if (most === undefined || next === undefined || classified(most) - classified(next) < LEAD) return { kind: 'none' }
  return { kind: 'classifies-most', name: most.name, share: classified(most) }
}

/** None where a share of it is withheld: nothing is said of it then. */
function classified({ defaultShare, excludedShare }: ComparedStructure): number {
  return defaultShare === null || excludedShare === null ? 0 : 1 - defaultShare - excludedShare
}

function largestStandardPath(structures: readonly ComparedStructure[]): OptionNote | null {
  const [largest] = structures.toSorted((a, b) => (b.defaultShare ?? 0) - (a.defaultShare ?? 0))
  const share = largest === undefined ? null : shownShare(largest, 'defaultShare')
  if (largest === undefined || share === null || (largest.defaultShare ?? 0) < MUCH) return null
  return { name: largest.name, defaultShare: share }
}
