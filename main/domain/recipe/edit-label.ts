import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { PlacedEdit } from './edit-recipe.ts'

const LABELS: Readonly<Record<PlacedEdit['kind'], string>> = {
  'set-unit': 'change what a row is',
  'set-as-of': 'change the as-of date of the recipe',
  'set-tie-outs': 'change what is compared with the ledger',
  'set-currency': 'change the currency or its rates',
  'set-base': 'change which rows there are',
  'add-source': 'add a source',
  'change-source': 'change a source',
  'set-files': 'choose other files',
  'add-files': 'add files',
  'locate-files': 'locate files',
  'remove-source': 'remove a source',
  'add-prepare-step': 'add a step',
  'add-table-step': 'add a step',
  'change-prepare-step': 'change a step',
  'change-table-step': 'change a step',
  'move-step': 'move a step',
  'remove-step': 'remove a step',
  summarise: 'summarise rows',
  'set-scores': 'change the scores',
  'map-keys': 'read keys as others',
  'decide-keys': 'decide about keys',
  'undecide-keys': 'take back a decision about keys',
}

/** What a person did to the recipe, for "Undo: …". */
export function editLabel(edit: PlacedEdit): string {
  return edit.kind === 'add-source' ? addedLabel([edit.source.name]) : LABELS[edit.kind]
}

/** What taking over a whole recipe did: where all sources that were there still are, a person added some. */
export function adoptLabel(before: Recipe | null, after: Recipe): string {
  const known = new Set(before?.sources.map(({ id }) => id))
  const added = after.sources.filter(({ id }) => !known.has(id))
  const isMore = added.length > 0 && added.length + known.size === after.sources.length
  return before !== null && isMore ? addedLabel(added.map(({ name }) => name)) : 'take over a recipe'
}

function addedLabel([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? `add ${first}` : `add ${others.length + 1} sources`
}
