import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import type { ColumnStep } from '../../../../shared/recipe/recipe-step.ts'
import { TYPE_WORDS } from '../../../strings/data.ts'
import { stepWords as say } from '../../../strings/recipe-steps.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CodeField } from './code-field.tsx'
import { columnChoices } from './column-choices.ts'

interface EditorProps<Kind extends ColumnStep['kind']> {
  readonly step: Extract<ColumnStep, { kind: Kind }>
  readonly columns: readonly NamedColumn[]
  readonly change: (step: Extract<ColumnStep, { kind: Kind }>) => void
}

/** A column calculated from the columns at hand. */
export function DeriveEditor({ step, columns, change }: EditorProps<'derive'>) {
  return (
    <>
      <TextField
        label={say.name}
        mono
        value={step.name}
        autoFocus={step.name === ''}
        onCommit={(name) => change({ ...step, name: name.trim() })}
      />
      <h3 className="rc-label">{say.formula}</h3>
      <CodeField
        label={say.formula}
        placeholder={say.formulaExample}
        language="formula"
        value={step.formula}
        columns={columns}
        onCommit={(formula) => change({ ...step, formula: formula.trim() })}
      />
    </>
  )
}

/** Columns under other names. */
export function RenameEditor({ step, columns, change }: EditorProps<'rename'>) {
  const pairs = step.columns.length === 0 ? [{ from: '', to: '' }] : step.columns
  const set = (index: number, part: Partial<{ from: string; to: string }>): void =>
    change({ ...step, columns: pairs.map((pair, at) => (at === index ? { ...pair, ...part } : pair)) })
  return (
    <fieldset className="rc-pairs" aria-label={say.renameTo}>
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair is its place
        <div className="row" key={index}>
          <Select
            label={say.renameFrom}
            labelPlace="hidden"
            mono
            choices={columnChoices(columns, pair.from)}
            value={pair.from === '' ? null : pair.from}
            onChange={(from) => set(index, { from })}
          />
          <span className="caption">→</span>
          <TextField
            label={say.renameTo}
            labelPlace="hidden"
            placeholder={say.renameTo}
            mono
            value={pair.to}
            onCommit={(to) => set(index, { to: to.trim() })}
          />
          {pairs.length > 1 && (
            <IconButton
              icon="close"
              small
              label={say.removeKey(pair.from)}
              onPress={() => change({ ...step, columns: pairs.toSpliced(index, 1) })}
            />
          )}
        </div>
      ))}
      <Button kind="link" onPress={() => change({ ...step, columns: [...pairs, { from: '', to: '' }] })}>
        {say.addRename}
      </Button>
    </fieldset>
  )
}

/** Columns that do not go on. */
export function DropEditor({ step, columns, change }: EditorProps<'drop'>) {
  const gone = step.columns.filter((name) => columns.every((column) => column.name !== name))
  const names = [...gone, ...columns.map(({ name }) => name)]
  return (
    <ul className="rc-taken" aria-label={say.dropTitle}>
      {names.map((name) => (
        <li key={name}>
          <Checkbox
            isSelected={step.columns.includes(name)}
            onChange={(isOn) =>
              change({
                ...step,
                columns: isOn ? [...step.columns, name] : step.columns.filter((each) => each !== name),
              })
            }
          >
            <span className="mono cut">{name}</span>
          </Checkbox>
          <span className="caption">{typeOf(columns, name)}</span>
        </li>
      ))}
    </ul>
  )
}

function typeOf(columns: readonly NamedColumn[], name: string): string {
  const type = columns.find((column) => column.name === name)?.type
  return type === undefined ? '' : TYPE_WORDS[type]
}
