import { z } from 'zod'
import { MOST_PINNED } from '../entities/board.ts'
import { condition } from '../rules/rule.ts'
import { command, query } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

const cell = z.union([z.number(), z.string(), z.boolean(), z.null()])

/** A unit that a search found. */
export const foundUnit = z.object({
  /** What the key column holds; the row's number from 1 where there is no key. */
  key: z.string(),
  /** The text that was found, where it stands in another column than the key. */
  match: z.object({ column: z.string(), text: z.string() }).nullable(),
})
export type FoundUnit = z.infer<typeof foundUnit>

/** Where a unit lands in an option. */
const landing = z.object({
  structureId: z.string(),
  /** A segment or exclusion, or 'default'. */
  entryId: z.string(),
})

/** A pinned unit on the board. */
export const placedUnit = z.object({
  key: z.string(),
  /** False where the customer table has no such unit: it was lost, or another table is shown. */
  isFound: z.boolean(),
  /** Net revenue and contribution; null where it has none or they are not mapped. */
  revenue: z.number().nullable(),
  contribution: z.number().nullable(),
  /** One per option that was asked about, in that order; none where the unit is not found. */
  landings: z.array(landing),
})
export type PlacedUnit = z.infer<typeof placedUnit>

/** The value that one of a unit's columns would need to have; days since 1970-01-01 for dates. */
export const moveTarget = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    bound: z.enum(['at-least', 'more-than', 'at-most', 'less-than']),
    value: z.number(),
  }),
  z.object({ kind: z.literal('is'), value: z.union([z.string(), z.boolean()]) }),
  /** Any text that no rule names. */
  z.object({ kind: z.literal('other') }),
  z.object({ kind: z.literal('text'), test: z.enum(['has', 'contains', 'starts']), text: z.string() }),
])
export type MoveTarget = z.infer<typeof moveTarget>

/** A change of one value of the unit that makes it land elsewhere while its others stay. */
export const unitMove = z.object({
  column: z.string(),
  from: cell,
  to: moveTarget,
  /** Where it would land. */
  entryId: z.string(),
  /** Other units whose value lies between its own and the one it would need; null for texts, and without a value. */
  passed: z.number().nullable(),
})
export type UnitMove = z.infer<typeof unitMove>

/** A line of the option that, moved to the unit's value, makes it land elsewhere. */
export const lineMove = z.object({
  /** The entry whose rule has the line. */
  ofEntryId: z.string(),
  column: z.string(),
  /** Name of the shared threshold without "@"; null for a plain value of the rule. */
  threshold: z.string().nullable(),
  from: z.number(),
  to: z.number(),
  /** Whether the line must be past `to` and not on it. */
  past: z.enum(['above', 'below']).nullable(),
  /** Where the unit would land. */
  entryId: z.string(),
  /** All units that would land elsewhere with the line there, this one included. */
  movers: z.number(),
})
export type LineMove = z.infer<typeof lineMove>

/** Why a unit lands where it does, and what would move it. */
export const explainedLanding = landing.extend({
  /** What its entry's rule rests on; empty on the standard path. A condition that does not hold decides below "not". */
  because: z.array(z.object({ condition, holds: z.boolean(), value: cell })),
  /** Entries before it that cannot tell, for want of values in these columns. */
  unknown: z.array(z.object({ entryId: z.string(), columns: z.array(z.string()) })),
  /** The smallest first: the one that passes the fewest other units. */
  moves: z.array(unitMove),
  /** The line whose move takes the fewest units along, or null where no line moves it. */
  line: lineMove.nullable(),
})
export type ExplainedLanding = z.infer<typeof explainedLanding>

export const explainedUnit = placedUnit.extend({
  /** Its row in the customer table, from 1; null where it is not found. */
  row: z.number().nullable(),
  landings: z.array(explainedLanding),
})
export type ExplainedUnit = z.infer<typeof explainedUnit>

const structureIds = z.array(z.string()).min(1).max(7)

export const lookUpProcedures = {
  /** Units whose key, or another text that nearly every unit has for itself, holds the text; the likeliest first. */
  'lookUp.find': query(
    z.object({ text: z.string().max(200), most: z.number().int().min(1).max(50) }),
    z.array(foundUnit),
  ),
  /** Where units land in options. */
  'lookUp.places': query(z.object({ keys: z.array(z.string()).max(MOST_PINNED), structureIds }), z.array(placedUnit)),
  /** Where one lands, by what, and the smallest change that would move it. */
  'lookUp.explain': query(z.object({ key: z.string(), structureIds }), explainedUnit),
  /** Keeps a unit in view on the board, or no longer. Refused with 'conflict' where there are too many. */
  'lookUp.pin': command(z.object({ key: z.string(), isPinned: z.boolean() }), workspaceView),
} as const
