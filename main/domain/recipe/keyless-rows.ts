import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { StepReport } from '../../../shared/recipe/recipe-report.ts'

/** Rows of the base that became no unit because they have no key, in a sentence; null where there are none. */
export function keylessRows({ unit, table: { base } }: Recipe, steps: readonly StepReport[]): string | null {
  // Rows that are rolled up become fewer anyway.
  if (base.kind !== 'source' || base.rollUp !== null) return null
  const step = steps.find(({ kind }) => kind === 'base')
  const lost = step === undefined ? 0 : step.rowsIn - step.rowsOut
  if (lost <= 0) return null
  const rows = lost === 1 ? '1 row has' : `${lost.toLocaleString('en')} rows have`
  return `${rows} nothing in “${base.key}” that can be a key, and became no ${unit.noun.singular}.`
}
