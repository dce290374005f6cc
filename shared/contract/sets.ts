import { z } from 'zod'
import { query } from './procedure.ts'

/** A text column whose values are sets, such as "Salesforce;HubSpot", with what says so. */
export const setColumn = z.object({
  column: z.string(),
  /** Units with a value, and of them those with two members or more. */
  present: z.number(),
  several: z.number(),
  /** Different members, and how many a unit with a value has on average. */
  memberCount: z.number(),
  meanMembers: z.number(),
  /** The most frequent, most frequent first, with the units that have each: what `has` is true of. */
  members: z.array(z.object({ member: z.string(), units: z.number() })),
})
export type SetColumn = z.infer<typeof setColumn>

export const setsProcedures = {
  /** Every column of the customer table that holds sets, in the table's order. */
  'sets.list': query(z.object({}), z.array(setColumn)),
} as const
