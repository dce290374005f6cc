import { z } from 'zod'
import { columnEvidence } from '../quality/column-evidence.ts'

/**
 * The logical type of a column of the customer table.
 * - `number`: IEEE double; `integer`: whole numbers within ±2^53 (i32 in memory where they fit)
 * - `text`: Unicode text compared by code points; `date`: a calendar day without zone; `boolean`: true or false
 */
export const columnType = z.enum(['number', 'integer', 'text', 'date', 'boolean'])
export type ColumnType = z.infer<typeof columnType>

/** How the texts of a column were read; what is left out of a number's style is ''. */
export const columnReading = z.object({
  /** A person said the type, so that leading zeros and years of two digits are read too. */
  chosen: z.boolean(),
  decimal: z.string().max(1),
  thousands: z.string().max(1),
  dateOrder: z.enum(['iso', 'day-first', 'month-first']),
  /** What its numbers are of: "%" (12 % is 12), or the currency that stands with them. Where left out any was read. */
  unit: z.string().min(1).optional(),
  /** Texts that stand for a missing value. */
  missing: z.array(z.string()),
})
export type ColumnReading = z.infer<typeof columnReading>

/** A column of the customer table as the workspace keeps it. `name` is unique and is what rules say. */
export const spineColumn = z.object({
  name: z.string().min(1),
  /** The header as it stood in the file ('' where it was blank). */
  header: z.string(),
  type: columnType,
  /** Cells without a value, misfits included. */
  missing: z.number().int().nonnegative(),
  /** Cells whose raw text did not fit the type; they are missing and their text is kept. */
  misfits: z.number().int().nonnegative(),
  /** Distinct present values, exact. */
  distinct: z.number().int().nonnegative(),
  /** How its texts became values; none where the source had values, or was loaded before this was kept. */
  reading: columnReading.optional(),
  /** What its grade rests on; none where it was loaded before this was kept. */
  evidence: columnEvidence.optional(),
  /** What became of its values when they were loaded, where they placed somebody too precisely. */
  coarsened: z.enum(['tenth-of-a-degree', 'postcode-area', 'left-out']).optional(),
  /** Where a recipe has it from, and what that source declares; none where the table was loaded from one file. */
  origin: z
    .object({
      source: z.string(),
      taxBasis: z.enum(['net', 'gross']).nullable(),
      period: z.object({ start: z.iso.date(), end: z.iso.date() }).nullable(),
      /** Names in the files of what it is made of. */
      of: z.array(z.string()).default([]),
      /** Names in the files of what the rules of features that it is made by ask about. */
      asked: z.array(z.string()).default([]),
      /** Whether its values are theirs, and not worked out from them. */
      isCopy: z.boolean().default(false),
    })
    .optional(),
})
export type SpineColumn = z.infer<typeof spineColumn>
