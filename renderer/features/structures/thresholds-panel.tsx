import { useState } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { thresholdWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { thresholdUses } from './threshold-uses.ts'

const EXACT: Intl.NumberFormatOptions = { maximumFractionDigits: 12 }

/** The numbers with names that rules share. */
export function ThresholdsPanel({ workspace }: { readonly workspace: WorkspaceView }) {
  const [isAdding, setAdding] = useState(false)
  const { thresholds } = workspace
  const uses = thresholdUses(workspace.structures)
  return (
    <section className="thresholds" aria-label={thresholdWords.title}>
      <div className="section">
        <h2>{thresholdWords.title}</h2>
        <span className="caption">{thresholdWords.caption}</span>
      </div>
      {thresholds.length === 0 && <p className="caption">{thresholdWords.empty}</p>}
      {thresholds.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{thresholdWords.name}</th>
              <th scope="col" className="num">
                {thresholdWords.value}
              </th>
              <th scope="col">{thresholdWords.unit}</th>
              <th scope="col">
                <span className="sr">{thresholdWords.remove('…')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {thresholds.map((threshold) => (
              <ThresholdRow key={threshold.id} threshold={threshold} uses={uses.get(threshold.name) ?? 0} />
            ))}
          </tbody>
        </table>
      )}
      {isAdding ? (
        <NewThreshold thresholds={thresholds} onDone={() => setAdding(false)} />
      ) : (
        <Button small icon="plus" onPress={() => setAdding(true)}>
          {thresholdWords.add}
        </Button>
      )}
    </section>
  )
}

function ThresholdRow({ threshold, uses }: { readonly threshold: Threshold; readonly uses: number }) {
  const { name, value, unit } = threshold
  const set = (next: { readonly value?: number; readonly unit?: string }): void => {
    void runCommand('thresholds.set', { name, value, unit, ...next })
  }
  return (
    <tr>
      <th scope="row" className="mono cut" title={`@${name}`}>
        @{name}
        <span className="caption">{thresholdWords.uses(uses)}</span>
      </th>
      <td className="num">
        <NumberField
          label={thresholdWords.valueOf(name)}
          labelPlace="hidden"
          value={value}
          format={EXACT}
          onChange={(next) => {
            if (Number.isFinite(next) && next !== value) set({ value: next })
          }}
        />
      </td>
      <td>
        <TextField
          label={thresholdWords.unitOf(name)}
          labelPlace="hidden"
          value={unit}
          onCommit={(next) => set({ unit: next.trim() })}
        />
      </td>
      <td>
        <IconButton
          icon="trash"
          small
          label={uses > 0 ? thresholdWords.inUse(name) : thresholdWords.remove(name)}
          isOff={uses > 0}
          onPress={() => void runCommand('thresholds.remove', { name })}
        />
      </td>
    </tr>
  )
}

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/

function NewThreshold({
  thresholds,
  onDone,
}: {
  readonly thresholds: readonly Threshold[]
  readonly onDone: () => void
}) {
  const [name, setName] = useState('')
  const [value, setValue] = useState(Number.NaN)
  const isTaken = thresholds.some((threshold) => threshold.name === name)
  const problem =
    name === '' ? undefined : !NAME.test(name) ? thresholdWords.badName : isTaken ? thresholdWords.taken : undefined
  const keep = (): void => {
    if (name === '' || problem !== undefined || !Number.isFinite(value)) return
    void runCommand('thresholds.set', { name, value, unit: '' })
    onDone()
  }
  return (
    <form
      className="new-threshold"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <TextField
        label={thresholdWords.name}
        labelPlace="hidden"
        placeholder={thresholdWords.name}
        value={name}
        onChange={setName}
        mono
        autoFocus
        error={problem}
      />
      <NumberField label={thresholdWords.value} labelPlace="hidden" value={value} format={EXACT} onChange={setValue} />
      <Button small type="submit">
        {thresholdWords.add}
      </Button>
    </form>
  )
}
