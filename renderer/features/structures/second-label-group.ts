import { primaryOf, secondLabelRefusal } from '../../../shared/entities/second-label.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { secondLabelWords as say } from '../../strings/second-label.ts'
import type { MenuGroup } from '../../ui/menu.tsx'
import { optionLetter } from '../../ui/option-letter.ts'

/** The options that one may be a second label on, with why not for those it may not; and what makes it one of its own. */
export function secondLabelGroup(structure: Structure, structures: readonly Structure[]): MenuGroup {
  const structureId = structure.id
  const lay = (primaryId: string | null): void => void runCommand('structures.layOver', { structureId, primaryId })
  const primary = primaryOf(structure, structures)
  const others = structures.flatMap((other, index) => {
    if (other.id === structureId) return []
    const refusal = secondLabelRefusal(structure, other, structures)
    return {
      id: `label ${other.id}`,
      name: `${optionLetter(index)}  ${other.name}`,
      note: refusal?.message,
      isDisabled: refusal !== null,
      isChosen: other.id === primary?.id,
      onChoose: () => lay(other.id),
    }
  })
  const own = { id: 'label none', name: say.none, isChosen: primary === null, onChoose: () => lay(null) }
  return { title: say.title, entries: [own, ...others] }
}
