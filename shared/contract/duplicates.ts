import { z } from 'zod'
import { command } from './procedure.ts'
import { recipeView } from './recipe.ts'

const count = z.number().int().nonnegative()
/** As in shared/recipe/comparison.ts. */
const comparedAs = z.enum(['name', 'email', 'phone', 'street', 'postcode', 'place', 'day', 'code', 'other'])

/** How two rows agree in what was compared. */
export const duplicateEvidence = z.object({
  /** Columns read as one. */
  columns: z.array(z.string()).min(1),
  values: z.tuple([z.string().nullable(), z.string().nullable()]),
  /** Null where a value is missing, which says nothing. */
  agreement: z.enum(['same', 'near', 'some', 'differs']).nullable(),
})
export type DuplicateEvidence = z.infer<typeof duplicateEvidence>

/** Two rows that may be one unit: of two keys, or of one that stands twice. */
export const duplicateFinding = z.object({
  key: z.string(),
  other: z.string(),
  /** How sure it is that they are one, 0 to 1. */
  score: z.number(),
  evidence: z.array(duplicateEvidence),
})
export type DuplicateFinding = z.infer<typeof duplicateFinding>

/** Result of the job 'recipe.findDuplicates'. */
export const duplicatesFound = z.object({
  rows: count,
  /** Pairs of rows that were compared with each other. */
  compared: count,
  /** Values that so many rows share that their rows were not compared for that alone. */
  crowded: count,
  /** Pairs without a decision, all of them counted; those at or above LIKELY too. */
  found: count,
  likely: count,
  /** Columns that were compared, and others that can be. */
  columns: z.array(z.object({ name: z.string(), as: comparedAs, isCompared: z.boolean() })),
  /** The first of them: keys that stand twice, then the surest. */
  findings: z.array(duplicateFinding),
})
export type DuplicatesFound = z.infer<typeof duplicatesFound>

/** From this score two rows are likely one: measured on planted copies, 95 of 100 and more are. */
export const LIKELY = 0.9

export const duplicatesProcedures = {
  /**
   * Looks for rows of the base that may be the same unit, by its usual columns or by these: a job whose result is
   * `duplicatesFound`. Nothing is merged by it.
   */
  'recipe.findDuplicates': command(
    z.object({ columns: z.array(z.string().min(1)).nullable().default(null) }),
    z.object({ jobId: z.string() }),
  ),
  /** Merges all pairs of the last search that are at least so sure, as one undoable command; 'not-found' where it is gone. */
  'recipe.mergeFound': command(z.object({ least: z.number().min(0).max(1) }), recipeView),
} as const
