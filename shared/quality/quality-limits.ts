import { z } from 'zod'
import { OUTLIER_REACHES } from './column-evidence.ts'

const share = z.number().min(0).max(1)

const limits = z.object({
  /** Share of cells without a value above which a column warns, and above which it fails as nearly empty. */
  missingWarns: share,
  missingFails: share,
  /** Share of values that do not fit their type above which a column fails; any at all warns. */
  misfitsFail: share,
  /** Share of values out of range, or of impossible days, above which a column fails; any at all warns. */
  outOfRangeFails: share,
  /** Days before it are impossible. */
  earliestDay: z.iso.date(),
  /** Days later than so many after the as-of date are impossible. */
  daysAhead: z.number().int().min(0).max(36_525),
  /** Interquartile ranges beyond which a value is far out. */
  outlierReach: z.literal(OUTLIER_REACHES),
  /** How old attributes may be. */
  maxAgeMonths: z.number().int().min(1).max(600),
  /** Share of populated cells under which a domain counts as not covered. */
  domainCovered: share,
  /** Groups of fewer units are withheld from what is shared. */
  smallestGroup: z.number().int().min(1).max(1000),
  /** Whether they are: as units are persons or organisations by what they are called, or as a person said. */
  smallGroups: z.enum(['by-noun', 'withheld', 'shown']),
})
/** From where a finding warns and from where it fails. A person may move each. */
export type QualityLimits = z.infer<typeof limits>

export const DEFAULT_LIMITS: QualityLimits = {
  missingWarns: 0.05,
  missingFails: 0.95,
  misfitsFail: 0.05,
  outOfRangeFails: 0.01,
  earliestDay: '1900-01-01',
  daysAhead: 366,
  outlierReach: 10,
  maxAgeMonths: 12,
  domainCovered: 0.8,
  smallestGroup: 10,
  smallGroups: 'by-noun',
}

/** Limits that move; the others stay as they are. */
export const limitChanges = limits.partial()
export type LimitChanges = z.infer<typeof limitChanges>

/** As a workspace keeps them: what it does not name is as by default. */
export const qualityLimits = limitChanges.transform(
  (kept): QualityLimits => ({
    ...DEFAULT_LIMITS,
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
  }),
)
