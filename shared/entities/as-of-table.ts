import { z } from 'zod'
import { runReport } from '../recipe/recipe-report.ts'
import { spine } from './spine.ts'

/** A customer table that the recipe made for one day. The workspace keeps one for each day; one of them is shown. */
export const asOfTable = z.object({
  asOf: z.iso.date(),
  spine,
  report: runReport,
  /** SHA-256 of what the recipe said but for its day and files: tables of the same one can be compared. */
  recipeDigest: z.string(),
})
export type AsOfTable = z.infer<typeof asOfTable>
