import { z } from 'zod'
import { rule } from '../rules/rule.ts'

/** A rule with the words a person typed. `rule` is null while the text cannot be read; nothing typed is lost. */
export const ruleDraft = z.object({
  text: z.string(),
  rule: rule.nullable(),
})
export type RuleDraft = z.infer<typeof ruleDraft>

/** One entry of a structure. `slot` 1 to 8 is its colour for life; exclusions and the default path have none. */
export const segment = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  slot: z.number().int().min(1).max(8),
  draft: ruleDraft,
})
export type Segment = z.infer<typeof segment>

/** The line of those with too little history to judge, where the frame makes it one; no person writes its rule. */
export const TOO_NEW_ID = 'too-new'
export const TOO_NEW_NAME = 'Too new to tier'

/** Whether a line is a segment that somebody chose; those too new to tier are on the standard path, beside which they stand. */
export const isChosenSegment = ({ kind, entryId }: { readonly kind: string; readonly entryId: string }): boolean =>
  kind === 'segment' && entryId !== TOO_NEW_ID

/** A disqualification rule ("not served"), tested before every segment. */
export const exclusion = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  draft: ruleDraft,
})
export type Exclusion = z.infer<typeof exclusion>

/** The basis on which a structure divides units. */
export const lens = z.enum([
  'needs',
  'jobs',
  'value',
  'behaviour',
  'lifecycle',
  'rfm',
  'structure',
  'demographic',
  'geographic',
  'psychographic',
  'technographic',
  'propensity',
  'other',
])
export type Lens = z.infer<typeof lens>

/**
 * A candidate segmentation: exclusions, then segments in order, then the default path.
 * The first true rule takes the unit; a unit that no rule takes goes to the default path.
 */
export const structure = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  lens,
  /** Place among the candidates; smaller comes first. */
  position: z.number(),
  exclusions: z.array(exclusion),
  segments: z.array(segment),
  defaultPath: z.object({ name: z.string().min(1) }),
  /** The primary structure that this one is a second label (overlay) on; absent for a primary. */
  secondLabelOf: z.string().optional(),
})
export type Structure = z.infer<typeof structure>
