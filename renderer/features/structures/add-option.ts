import type { Structure } from '../../../shared/entities/structure.ts'
import { select } from '../../state/navigation-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { structuresWords } from '../../strings/structures.ts'
import { optionLetter } from '../../ui/option-letter.ts'

/** Adds an option under the next letter and opens it. */
export async function addOption(structures: readonly Structure[]): Promise<void> {
  const name = structuresWords.newOptionName(optionLetter(structures.length))
  const view = await runCommand('structures.add', { name, lens: 'other' })
  openNew(structures, view?.structures ?? [])
}

/** Duplicates an option and opens the copy. */
export async function duplicateOption(structureId: string, structures: readonly Structure[]): Promise<void> {
  const view = await runCommand('structures.duplicate', { structureId })
  openNew(structures, view?.structures ?? [])
}

function openNew(before: readonly Structure[], after: readonly Structure[]): void {
  const added = after.find(({ id }) => !before.some((known) => known.id === id))
  if (added !== undefined) select(added.id)
}
