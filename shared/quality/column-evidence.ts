import { z } from 'zod'

/** Distances at which values far out are counted, in interquartile ranges; the person chooses one of them. */
export const OUTLIER_REACHES = [3, 5, 10, 20, 50] as const

/** What a text may look like. */
export const TEXT_LOOKS = ['number', 'day', 'email', 'phone', 'address-of-computer', 'postcode', 'sex'] as const
export const textLook = z.enum(TEXT_LOOKS)
export type TextLook = z.infer<typeof textLook>

/** What of a column's values its grade rests on. Worked out once, when a table is loaded, and kept with the column. */
export const columnEvidence = z.object({
  /** Of finite numbers, or of days since 1970-01-01; null where there are none. */
  quantiles: z
    .object({ min: z.number(), p01: z.number(), p25: z.number(), p75: z.number(), p99: z.number(), max: z.number() })
    .nullable(),
  /** Values that lie farther out than each of OUTLIER_REACHES; empty where the rule does not apply. */
  outliers: z.array(z.number().int().nonnegative()),
  /** Share of the rows looked at whose text looks so, 0 to 1; kinds without any are left out. Texts only. */
  looks: z.partialRecord(textLook, z.number()),
})
export type ColumnEvidence = z.infer<typeof columnEvidence>
