import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { TYPE_WORDS } from '../../../strings/data.ts'
import type { Choice } from '../../../ui/choice-item.tsx'

/** Columns as the choices of a field, with their types. A chosen one that is gone stays among them. */
export function columnChoices(columns: readonly NamedColumn[], chosen: string | null = null): readonly Choice[] {
  const choices = columns.map(({ name, type }) => ({ id: name, name, note: TYPE_WORDS[type] }))
  const isGone = chosen !== null && chosen !== '' && columns.every(({ name }) => name !== chosen)
  return isGone ? [{ id: chosen, name: chosen }, ...choices] : choices
}
