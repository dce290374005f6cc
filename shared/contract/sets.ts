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

/** What units lack that most of their peers have. */
export const setGaps = z.object({
  /** Units with a value in the column of sets, those of the group alone where one is chosen. */
  peers: z.number(),
  /** What most peers have, most frequent first. */
  usual: z.array(z.object({ member: z.string(), have: z.number(), lack: z.number() })),
  /** Units with a value that lack any of it. */
  withGaps: z.number(),
  /** Those that lack most of it, most first, in the table's order where they lack as much. */
  units: z.array(z.object({ key: z.string(), members: z.number(), lacks: z.array(z.string()) })),
})
export type SetGaps = z.infer<typeof setGaps>

/** One unit's set, held against its peers'. */
export const unitGaps = z.object({
  key: z.string(),
  /** The peers that it is held against; null where they are all. */
  group: z.string().nullable(),
  peers: z.number(),
  /** What it has, with the peers that have it too, most frequent first. */
  has: z.array(z.object({ member: z.string(), have: z.number() })),
  /** What most peers have and it lacks. */
  lacks: z.array(z.object({ member: z.string(), have: z.number() })),
})
export type UnitGaps = z.infer<typeof unitGaps>

/** Who a unit is held against: all, or those with the same value in a column of text. */
const peers = {
  column: z.string(),
  by: z.string().nullable(),
  /** Share of the peers from which a member is usual. */
  usualFrom: z.number().gt(0).max(1).default(0.5),
}

export const setsProcedures = {
  /** Every column of the customer table that holds sets, in the table's order. */
  'sets.list': query(z.object({}), z.array(setColumn)),
  /** The groups of peers that a column of text makes, most units with a value first; small ones are left out. */
  'sets.peers': query(
    z.object({ column: z.string(), by: z.string() }),
    z.array(z.object({ group: z.string(), units: z.number() })),
  ),
  /** Rejects with AppError 'not-found' where a column does not serve. */
  'sets.gaps': query(z.object({ ...peers, group: z.string().nullable() }), setGaps),
  /** Rejects with AppError 'not-found' where there is no such unit. */
  'sets.unitGaps': query(z.object({ ...peers, key: z.string() }), unitGaps),
} as const
