import { z } from 'zod'
import { OUTLIER_REACHES } from './column-evidence.ts'

const share = z.number().min(0).max(1)
const reach = z.literal(OUTLIER_REACHES)

/** From where a finding warns and from where it fails. A person may move each; these are the defaults. */
export const qualityLimits = z.object({
  /** Share of cells without a value above which a column warns, and above which it fails as nearly empty. */
  missingWarns: share.default(0.05),
  missingFails: share.default(0.95),
  /** Share of values that do not fit their type above which a column fails; any at all warns. */
  misfitsFail: share.default(0.05),
  /** Share of values out of range, or of impossible days, above which a column fails; any at all warns. */
  outOfRangeFails: share.default(0.01),
  /** Days before it are impossible. */
  earliestDay: z.iso.date().default('1900-01-01'),
  /** Days later than so many after the as-of date are impossible. */
  daysAhead: z.number().int().min(0).max(36_525).default(366),
  /** Interquartile ranges beyond which a value is far out. */
  outlierReach: reach.default(10),
  /** How old attributes may be. */
  maxAgeMonths: z.number().int().min(1).max(600).default(12),
  /** Share of populated cells under which a domain counts as not covered. */
  domainCovered: share.default(0.8),
})
export type QualityLimits = z.infer<typeof qualityLimits>

export const DEFAULT_LIMITS: QualityLimits = qualityLimits.parse({})
