import { useState } from 'react'
import { type Lens, lens as lenses, type Structure } from '../../../shared/entities/structure.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { LENS_NAMES } from '../../strings/lens-names.ts'
import { structuresWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Name and basis of an option. */
export function OptionDialog({ structure, onClose }: { readonly structure: Structure; readonly onClose: () => void }) {
  const [name, setName] = useState(structure.name)
  const [lens, setLens] = useState<Lens>(structure.lens)
  const keep = (): void => {
    const structureId = structure.id
    const trimmed = name.trim()
    if (trimmed !== '' && trimmed !== structure.name)
      void runCommand('structures.rename', { structureId, name: trimmed })
    if (lens !== structure.lens) void runCommand('structures.setLens', { structureId, lens })
    onClose()
  }
  return (
    <Dialog
      title={structuresWords.editOption}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{structuresWords.cancel}</Button>
          <Button kind="primary" onPress={keep}>
            {structuresWords.save}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          keep()
        }}
      >
        <TextField label={structuresWords.optionName} value={name} onChange={setName} maxLength={120} autoFocus />
        <Select
          label={structuresWords.basisLabel}
          value={lens}
          onChange={setLens}
          choices={lenses.options.map((id) => ({ id, name: LENS_NAMES[id] }))}
        />
      </form>
    </Dialog>
  )
}
