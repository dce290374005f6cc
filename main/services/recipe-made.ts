import type { Spine } from '../../shared/entities/spine.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { RunReport, SourceReport, StageHashes } from '../../shared/recipe/recipe-report.ts'
import { hashesOf } from './build-spine.ts'
import { tableDigest } from './built-table.ts'

/** How a customer table was made from several files. */
export interface RecipeMade {
  /** Of the run that made the table; the rules come with an option. */
  readonly stages: StageHashes
  /** Null where it was changed since: it would make another table. */
  readonly recipe: Recipe | null
  readonly sources: readonly SourceReport[]
}

/** What made the table shown; null where it came from one file. */
export function recipeMade(
  { spine, recipe, runReport }: { spine: Spine | null; recipe: Recipe | null; runReport: RunReport | null },
  sha256: (text: string) => string,
): RecipeMade | null {
  if (runReport === null || spine?.source.format !== 'recipe') return null
  const { hashes: stages, sources } = runReport
  if (spine.source.digest !== tableDigest(stages)) return null
  const now = recipe === null ? null : hashesOf(recipe, sha256)
  const isSame = now?.features === stages.features && now.scores === stages.scores
  return { stages, sources, recipe: isSame ? recipe : null }
}
