import { z } from 'zod'

/** Whether a customer without consent leaves an exported file, or stands in it without a segment. */
export const withoutConsent = z.enum(['left-out', 'no-segment'])
export type WithoutConsent = z.infer<typeof withoutConsent>

/** What customers consent to, and how the customer table says so. */
export const consent = z.object({
  /** Its name among the others: "Newsletter". */
  purpose: z.string().trim().min(1).max(80),
  /** A rule over the customer table, as text: true where a customer consents. Unknown is no consent. */
  rule: z.string().max(20_000),
  others: withoutConsent.default('left-out'),
})
export type Consent = z.infer<typeof consent>

/**
 * What exported assignments are for: a purpose that customers consent to, or a use that needs no consent, such as
 * reporting inside the company. Null: nobody has said it yet.
 */
export const assignmentUse = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('purpose'), purpose: z.string().min(1).max(80) }),
    z.object({ kind: z.literal('no-consent-needed') }),
  ])
  .nullable()
export type AssignmentUse = z.infer<typeof assignmentUse>

/** Purposes are one where they differ in case and outer spaces only. */
export function isSamePurpose(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
