import { z } from 'zod'
import { holdOut, holdOutEvent } from '../entities/hold-out.ts'
import { recipeScore } from '../recipe/score.ts'
import { command, query } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

/** Who did it, as they call themselves: declared, not authenticated. */
const person = z.string().trim().min(1).max(80)
/** A sentence that stays in the log. */
const reason = z.string().trim().min(3).max(400)

/** Something learned, and what speaks for it: not learned from the unseen, judged by folds, or neither. */
export const learnedThing = z.object({
  /** The score's column. */
  name: z.string(),
  /** What its cut points were learned from. */
  column: z.string(),
  units: z.number(),
  asOf: z.iso.date(),
  standing: z.enum(['without-unseen', 'by-folds', 'from-everybody']),
  /** Share of units with another score when learned without their fifth; of 'by-folds' alone. */
  moved: z.number().nullable(),
})
export type LearnedThing = z.infer<typeof learnedThing>

export const unseenState = z.object({
  /** Null where nobody is kept unseen. */
  locked: holdOut.extend({ lockedAt: z.iso.datetime(), by: z.string() }).nullable(),
  /** The day of the latest of several tables, which is unseen as a whole; null where there are not several, or no lock. */
  latestUnseen: z.iso.date().nullable(),
  /** Of the table shown: rows that are learned from and unseen ones; null where nobody is, or it lacks what names them. */
  shown: z.object({ training: z.number(), unseen: z.number() }).nullable(),
  /** What names a customer to be drawn: the key, or the parent's where the recipe has one; null without a key. */
  suggested: z.string().nullable(),
  /** Columns that could name who is drawn. */
  columns: z.array(z.string()),
  /** What the recipe's scores were learned from, against what is locked now. */
  learned: z.array(learnedThing),
  /** Everything that happened, the latest first. */
  events: z.array(z.object({ at: z.iso.datetime(), event: holdOutEvent })),
})
export type UnseenState = z.infer<typeof unseenState>

/** Result of the job of 'learning.check': units of each entry, exclusions first, 'default' last. */
export const unseenCheck = z.object({
  training: z.number(),
  unseen: z.number(),
  entries: z.array(z.object({ entryId: z.string(), name: z.string(), training: z.number(), unseen: z.number() })),
})
export type UnseenCheck = z.infer<typeof unseenCheck>

export const wantedScore = recipeScore.pick({ part: true, name: true, column: true, better: true })
export type WantedScore = z.infer<typeof wantedScore>

/** Score columns of the customer table for recency, frequency and money. */
export const rfmColumns = z.object({ recency: z.string(), frequency: z.string(), monetary: z.string() })
export type RfmColumns = z.infer<typeof rfmColumns>

export const learningProcedures = {
  /** The customers that nothing is learned from, and every look at them. */
  'learning.unseen': query(z.object({}), unseenState),
  /** Draws and locks them: a job whose result is `{ locked: true }`. No undo takes it back. */
  'learning.lock': command(z.object({ drawnBy: z.string().min(1), by: person }), z.object({ jobId: z.string() })),
  /** Gives them free again, with a reason that stays in the log. */
  'learning.unlock': command(z.object({ by: person, reason }), workspaceView),
  /** How an option divides unseen customers beside the others, noted as a look: a job whose result is `unseenCheck`. */
  'learning.check': command(
    z.object({ structureId: z.string(), by: person, purpose: reason }),
    z.object({ jobId: z.string() }),
  ),
  /**
   * Learns cut points of scores from the loaded customer table and puts them into the recipe, in the place of those of
   * the same name: a job whose result is `{ learned: true }`, one undoable command. The table shows them once it is built.
   */
  'learning.scores': command(
    z.object({ scores: z.array(wantedScore).min(1).max(12) }),
    z.object({ jobId: z.string() }),
  ),
  /** The three score columns that the customer table has; null where one is lacking. */
  'learning.rfm': query(z.object({}), rfmColumns.nullable()),
  /** Adds an option with the usual named segments over those scores. */
  'learning.addRfmOption': command(z.object({}), workspaceView),
  /** The middle value of a number or date column (days) over what may be learned from; null where none has a value. */
  'learning.middle': query(z.object({ column: z.string() }), z.object({ value: z.number().nullable() })),
} as const
