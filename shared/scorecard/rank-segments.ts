import type { ComparisonRow } from '../contract/comparison.ts'
import { valueOrNull } from '../economics/metric.ts'
import {
  ATTRACTION_CRITERIA,
  type Posture,
  type Scorecard,
  SERVICE_CRITERIA,
  type SegmentCriterion,
  weightOf,
} from '../entities/scorecard.ts'
import { isChosenSegment } from '../entities/structure.ts'
import { type RankSensitivity, rankSensitivity } from './rank-flips.ts'
import { pointsOfSegments } from './segment-points.ts'
import { ranksOf, sharedCriteria, weightedScore } from './weighted-score.ts'

/** A segment as it is ranked against the others of its option. */
export interface RankedSegment {
  readonly entryId: string
  /** Weighted points, 0 to 100; null where no criterion is known. */
  readonly attractiveness: number | null
  readonly service: number | null
  /** Attractiveness × ability to serve ÷ 100. */
  readonly priority: number | null
  /** By net revenue and by contribution, from 1; null where they are not known. */
  readonly revenueRank: number | null
  readonly profitRank: number | null
  /** What its figures propose; null where they say nothing. */
  readonly proposed: Posture | null
}

export interface RankedSegments extends RankSensitivity<SegmentCriterion> {
  readonly segments: readonly RankedSegment[]
  /** Criteria that every segment has a figure of; the others count for none. */
  readonly attraction: readonly SegmentCriterion[]
  readonly service: readonly SegmentCriterion[]
}

/** Segments by attractiveness × ability to serve, with the ranks that hold while each weight alone changes. */
export function rankSegments(rows: readonly ComparisonRow[], scorecard: Pick<Scorecard, 'weights'>): RankedSegments {
  const segments = rows.filter(isChosenSegment)
  const all = [...ATTRACTION_CRITERIA, ...SERVICE_CRITERIA]
  const candidates = pointsOfSegments(segments, all).map((points) => ({ points }))
  const attraction = sharedCriteria(ATTRACTION_CRITERIA, candidates)
  const service = sharedCriteria(SERVICE_CRITERIA, candidates)
  const scoresOf = (criteria: readonly SegmentCriterion[], factorOf: (id: SegmentCriterion) => number = () => 1) =>
    candidates.map(({ points }) => weightedScore(points, criteria, (id) => weightOf(scorecard, id) * factorOf(id)))
  const prioritiesWith = (factorOf: (id: SegmentCriterion) => number): readonly (number | null)[] => {
    const [worth, ease] = [scoresOf(attraction, factorOf), scoresOf(service, factorOf)]
    return worth.map((score, at) => product(score, ease[at] ?? null))
  }
  const [worth, ease, priorities] = [scoresOf(attraction), scoresOf(service), prioritiesWith(() => 1)]
  const revenueRanks = ranksOf(segments.map((row) => figure(row, 'netRevenue')))
  const profitRanks = ranksOf(segments.map((row) => figure(row, 'contribution')))
  return {
    ...rankSensitivity([...attraction, ...service], prioritiesWith),
    attraction,
    service,
    segments: segments.map((row, at) => ({
      entryId: row.entryId,
      attractiveness: worth[at] ?? null,
      service: ease[at] ?? null,
      priority: priorities[at] ?? null,
      revenueRank: revenueRanks[at] ?? null,
      profitRank: profitRanks[at] ?? null,
      proposed: proposedPosture(row, worth[at] ?? null, segments.length),
    })),
  }
}

function product(worth: number | null, ease: number | null): number | null {
  if (worth === null || ease === null) return worth ?? ease
  return (worth * ease) / 100
}

/** A segment that brings this part of an even share of contribution (one of so many) funds the business. */
const FUNDING_PART = 0.5
/** Worth more than this many points of attractiveness: a segment to be built. */
const BUILDING_POINTS = 50

/**
 * What the figures propose: wind down what contributes nothing; who brings half of an even share or more funds the
 * business; what brings less is to be built where it is attractive. Of the rest the figures say nothing: null.
 */
function proposedPosture(row: ComparisonRow, worth: number | null, count: number): Posture | null {
  const contribution = figure(row, 'contribution')
  if (contribution === null) return null
  if (contribution <= 0) return 'wind-down'
  const share = figure(row, 'contributionShare')
  if (share !== null && share >= FUNDING_PART / Math.max(1, count)) return 'fund'
  return worth !== null && worth > BUILDING_POINTS ? 'build' : null
}

function figure(row: ComparisonRow, id: 'netRevenue' | 'contribution' | 'contributionShare'): number | null {
  return valueOrNull(row.metrics[id])
}
