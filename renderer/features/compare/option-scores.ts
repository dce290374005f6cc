import type { ComparedStructure } from '../../../shared/contract/comparison.ts'
import { figureOf, partsOf } from '../../charts/figure-of.ts'
import { roundToTotal } from '../../ui/round-to-total.ts'

/** The scores that say which option parts the units best; the first that every option has decides. */
export const LEAD_SCORES = ['separation', 'churnContrast', 'revenueSeparation'] as const
export type LeadScore = (typeof LEAD_SCORES)[number]
export type ScoreId = LeadScore | 'defaultShare' | 'excludedShare' | 'overlapShare'

/** The score by which options are compared: of profit, else of churn, else of revenue; null where none is known of all. */
export function leadScore(structures: readonly ComparedStructure[]): LeadScore | null {
  if (structures.length < 2) return null
  return LEAD_SCORES.find((id) => structures.every((structure) => structure[id] !== null)) ?? null
}

/** The scores that a board shows: what leads first, revenue in the place of profit, not what no option has or leaves out. */
function shownScores(all: readonly ComparedStructure[]): readonly ScoreId[] {
  const isKnown = (id: LeadScore): boolean => all.some((structure) => structure[id] !== null)
  const churn: readonly ScoreId[] = isKnown('churnContrast') ? ['churnContrast'] : []
  const money: ScoreId = isKnown('separation') || !isKnown('revenueSeparation') ? 'separation' : 'revenueSeparation'
  return [
    ...(isKnown('separation') ? [money, ...churn] : [...churn, money]),
    'defaultShare',
    ...(all.some(({ excludedShare }) => excludedShare === null || excludedShare > 0)
      ? (['excludedShare'] as const)
      : []),
    'overlapShare',
  ]
}

/** One score of an option against the others and the baseline. */
export interface OptionScore {
  readonly id: ScoreId
  readonly value: number | null
  /**
   * Best of the board, alone or shared; never for what is a choice, not a merit (not served), nor where nothing says how
   * well the options part the units: the least of the other scores would then look like the best option.
   */
  readonly isBest: boolean
  /** Difference to the baseline; null for the baseline itself and without figures. */
  readonly change: number | null
  /** Columns that the option's rules cut on and that the score is made of. */
  readonly circular: readonly string[]
}

const BETTER: Readonly<Record<ScoreId, 'high' | 'low' | null>> = {
  separation: 'high',
  churnContrast: 'high',
  revenueSeparation: 'high',
  defaultShare: 'low',
  excludedShare: null,
  overlapShare: 'low',
}

/** Share of a kind of line as the table shows it, where parts are rounded to add up to 100.0%; null where withheld. */
export function shownShare(structure: ComparedStructure, id: 'defaultShare' | 'excludedShare'): number | null {
  const kind = id === 'defaultShare' ? 'default' : 'excluded'
  const parts = partsOf(structure.rows)
  const shares = parts.flatMap((row) => figureOf(row, 'shareOfUnits') ?? [])
  if (shares.length < parts.length) return structure[id]
  const shown = roundToTotal(
    shares.map((share) => share * 100),
    1,
  )
  const tenths = parts.reduce((sum, row, at) => sum + (row.kind === kind ? Math.round((shown[at] ?? 0) * 10) : 0), 0)
  return tenths / 1000
}

function scoreOf(structure: ComparedStructure, id: ScoreId): number | null {
  return id === 'defaultShare' || id === 'excludedShare' ? shownShare(structure, id) : structure[id]
}

/** The scores of one option of the board. */
export function optionScores(
  own: ComparedStructure,
  all: readonly ComparedStructure[],
  baselineId: string | undefined,
): readonly OptionScore[] {
  const baseline = all.find((structure) => structure.structureId === baselineId)
  const hasLead = leadScore(all) !== null
  return shownScores(all).map((id) => {
    const value = scoreOf(own, id)
    const known = all.flatMap((structure) => scoreOf(structure, id) ?? [])
    const better = BETTER[id]
    const best = better === 'high' ? Math.max(...known) : Math.min(...known)
    const differs = known.some((other) => other !== known[0])
    const base = baseline === undefined ? null : scoreOf(baseline, id)
    const isBaseline = baseline?.structureId === own.structureId
    return {
      id,
      value,
      isBest: hasLead && better !== null && differs && value === best,
      change: isBaseline || value === null || base === null ? null : value - base,
      circular: isLeadScore(id) ? own.circular[id] : [],
    }
  })
}

/** Whether a score is a share of units: it has no figure only where that is withheld. */
export function isShareOfUnits(id: ScoreId): boolean {
  return !isLeadScore(id)
}

function isLeadScore(id: ScoreId): id is LeadScore {
  return LEAD_SCORES.some((lead) => lead === id)
}
