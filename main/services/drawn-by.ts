import { parentColumn } from '../../shared/recipe/parent-column.ts'
import type { LoadedWorkspace } from './workspace-session.ts'

/** The columns that name what is drawn: the parent's key where units have parents, then the unit's own. */
export function drawnBy({ document: { recipe }, spine }: Pick<LoadedWorkspace, 'document' | 'spine'>): string[] {
  const parent = recipe === null || spine.source.format !== 'recipe' ? null : parentColumn(recipe)
  const names = [parent, spine.keyColumn].flatMap((name) => name ?? [])
  return names.filter((name) => spine.columns.some((column) => column.name === name))
}
