import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import type { LookUpStep } from '../../../../shared/recipe/recipe-step.ts'
import { TYPE_WORDS } from '../../../strings/data.ts'
import { stepWords as say } from '../../../strings/recipe-steps.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { TextField } from '../../../ui/text-field.tsx'

type Taken = LookUpStep['columns']

interface TakenColumnsProps {
  readonly columns: readonly NamedColumn[]
  readonly taken: Taken
  readonly onChange: (taken: Taken) => void
}

/** Which columns of another source are taken over, and under what names. */
export function TakenColumns({ columns, taken, onChange }: TakenColumnsProps) {
  const find = (name: string) => taken.find(({ column }) => column === name)
  const inOrder = (next: Taken): Taken =>
    next.toSorted(
      (a, b) => columns.findIndex(({ name }) => name === a.column) - columns.findIndex(({ name }) => name === b.column),
    )
  return (
    <section aria-label={say.take}>
      <div className="rc-label-row">
        <h3 className="rc-label">{say.take}</h3>
        <Button
          kind="link"
          onPress={() => onChange(columns.map(({ name }) => find(name) ?? { column: name, as: null }))}
        >
          {say.takeAll}
        </Button>
        <Button kind="link" onPress={() => onChange([])}>
          {say.takeNone}
        </Button>
      </div>
      <ul className="rc-taken">
        {columns.map(({ name, type }) => {
          const chosen = find(name)
          return (
            <li key={name}>
              <Checkbox
                isSelected={chosen !== undefined}
                onChange={(isOn) =>
                  onChange(
                    isOn
                      ? inOrder([...taken, { column: name, as: null }])
                      : taken.filter(({ column }) => column !== name),
                  )
                }
              >
                <span className="mono cut">{name}</span>
              </Checkbox>
              <span className="caption">{TYPE_WORDS[type]}</span>
              {chosen !== undefined && (
                <TextField
                  label={say.as(name)}
                  labelPlace="hidden"
                  mono
                  value={chosen.as ?? name}
                  onCommit={(text) => {
                    const as = text.trim() === '' || text.trim() === name ? null : text.trim()
                    onChange(taken.map((each) => (each.column === name ? { column: name, as } : each)))
                  }}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
