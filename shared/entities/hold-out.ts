import { z } from 'zod'

const count = z.number().int().nonnegative()

/**
 * The customers that nothing is learned from, drawn by a hash of what names them, so that anyone can draw them again.
 * share: 70 % are learned from and the rest is kept unseen. folds: too few for that; all are learned from, and what was
 * learned is judged by learning again without a fifth at a time.
 */
export const holdOut = z.object({
  method: z.enum(['share', 'folds']),
  /** What stands before a key in the hash: another salt draws others. */
  salt: z.string().min(1),
  /** Share of the keys that is kept unseen. */
  share: z.number().gt(0).lt(1),
  /** Column that names who is drawn: the parent's key where there is one, so that a family stays together. */
  drawnBy: z.string().min(1),
  /** Column that takes its place where it has no value. */
  keyColumn: z.string().min(1),
  /** Different names drawn from, and of them kept unseen, as they were on locking. */
  names: count,
  namesUnseen: count,
  units: count,
  unitsUnseen: count,
  /** SHA-256, hex, of the unseen names in the order of their code units, each followed by a line feed. */
  digest: z.string(),
  asOf: z.iso.date(),
})
export type HoldOut = z.infer<typeof holdOut>

/** One entry of the log of kind 'hold-out': what happened to the unseen customers. No undo takes it back. */
export const holdOutEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('locked'),
    by: z.string(),
    holdOut,
    /** Scores that had been learned from everybody by then. */
    learnedBefore: z.array(z.string()).default([]),
    /** Options that had been written by then: a person may have fitted them to everybody. */
    optionsBefore: count.default(0),
  }),
  z.object({ event: z.literal('unlocked'), by: z.string(), reason: z.string() }),
  /** Someone looked at how something holds on the unseen customers. */
  z.object({
    event: z.literal('read'),
    by: z.string(),
    purpose: z.string(),
    /** What was looked at, such as an option's name. */
    subject: z.string(),
    unitsUnseen: count,
    asOf: z.iso.date(),
  }),
])
export type HoldOutEvent = z.infer<typeof holdOutEvent>
