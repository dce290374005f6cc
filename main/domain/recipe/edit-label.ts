import type { PlacedEdit } from './edit-recipe.ts'

const LABELS: Readonly<Record<PlacedEdit['kind'], string>> = {
  'set-unit': 'change what a row is',
  'set-as-of': 'change the as-of date of the recipe',
  'set-base': 'change which rows there are',
  'add-source': 'add a source',
  'change-source': 'change a source',
  'set-files': 'choose other files',
  'remove-source': 'remove a source',
  'add-prepare-step': 'add a step',
  'add-table-step': 'add a step',
  'change-prepare-step': 'change a step',
  'change-table-step': 'change a step',
  'move-step': 'move a step',
  'remove-step': 'remove a step',
  'map-keys': 'read keys as others',
}

/** What a person did to the recipe, for "Undo: …". */
export function editLabel(edit: PlacedEdit): string {
  return edit.kind === 'add-source' ? `add ${edit.source.name}` : LABELS[edit.kind]
}
