import { useState } from 'react'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { MOST_PLACE_LEVELS, type Places } from '../../../../shared/entities/places.ts'
import { runCommand } from '../../../state/workspace-store.ts'
import { TYPE_WORDS } from '../../../strings/data.ts'
import { placeWords as say } from '../../../strings/places.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'

interface PlaceSetupProps {
  readonly workspace: WorkspaceView
  readonly places: Places
  /** Names of columns said so, and nobody else. */
  readonly isProposed: boolean
}

/** No column has this name. */
const NONE = '\u0000none'
const LEAST = 10
const MOST = 100_000

/** Which columns say where units are. Each change is a command of its own, undone like all others. */
export function PlaceSetup({ workspace, places, isProposed }: PlaceSetupProps) {
  const [isOpen, setOpen] = useState(false)
  const columns = workspace.spine?.columns ?? []
  const texts = columns.filter(({ type }) => type === 'text').map(({ name }) => name)
  const numbers = columns.filter(({ type }) => type === 'number' || type === 'integer')
  const { levels } = places
  const set = (changes: Partial<Places>): void =>
    void runCommand('places.arrange', { places: { ...places, ...changes } })
  const choose = (at: number, column: string | null): void =>
    set({ levels: column === null ? levels.toSpliced(at, 1) : levels.toSpliced(at, 1, column) })
  const choices = (names: readonly string[], type: 'text' | 'number') => [
    { id: NONE, name: say.none },
    ...names.map((name) => ({ id: name, name, note: TYPE_WORDS[type] })),
  ]
  const fields = levels.length < MOST_PLACE_LEVELS ? [...levels, null] : levels
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say.setup}</Button>
      <Dialog
        title={say.setup}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button kind="primary" onPress={() => setOpen(false)}>
            {say.done}
          </Button>
        }
      >
        <p className="second">{texts.length === 0 ? say.noText : isProposed ? say.proposed : say.chosen}</p>
        <div className="places-fields">
          {fields.map((column, at) => (
            <Select
              // biome-ignore lint/suspicious/noArrayIndexKey: a level is told by its place
              key={at}
              label={say.level(at + 1)}
              mono
              isDisabled={workspace.readOnly || texts.length === 0}
              choices={choices(
                texts.filter((name) => name === column || !levels.includes(name)),
                'text',
              )}
              value={column ?? NONE}
              onChange={(id) => choose(at, id === NONE ? null : id)}
            />
          ))}
        </div>
        <div className="places-fields">
          <Select
            label={say.density}
            mono
            isDisabled={workspace.readOnly}
            choices={choices(
              numbers.map(({ name }) => name),
              'number',
            )}
            value={places.density ?? NONE}
            onChange={(id) => set({ density: id === NONE ? null : id })}
          />
          <Select
            label={say.climate}
            mono
            isDisabled={workspace.readOnly}
            choices={choices(texts, 'text')}
            value={places.climate ?? NONE}
            onChange={(id) => set({ climate: id === NONE ? null : id })}
          />
          <NumberField
            label={say.least(workspace.frame.unitNoun)}
            value={places.leastUnits}
            minimum={LEAST}
            maximum={MOST}
            step={1}
            isReadOnly={workspace.readOnly}
            onChange={(leastUnits) => {
              if (Number.isInteger(leastUnits)) set({ leastUnits })
            }}
          />
        </div>
        <p className="caption">{say.settledNote}</p>
      </Dialog>
    </>
  )
}
