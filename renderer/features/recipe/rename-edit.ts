import type { RecipeEditInput, RecipeView } from '../../../shared/contract/recipe.ts'
import type { OutlineRow } from './outline-rows.ts'
import { findStep } from './recipe-context.ts'

/** The edit that gives a source or a calculated column another name; null where the line has no name of its own. */
export function renameEdit(view: RecipeView, row: OutlineRow, name: string): RecipeEditInput | null {
  if (row.what === 'source') return { kind: 'change-source', sourceId: row.id, changes: { name } }
  const found = findStep(view, row.id)
  if (found?.step.kind !== 'derive') return null
  const step = { ...found.step, name }
  return found.source === null ? { kind: 'change-table-step', step } : { kind: 'change-prepare-step', step }
}
