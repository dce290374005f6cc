import { useState } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { thresholdWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { thresholdNameProblem, thresholdNameTyped } from './threshold-name.ts'
import { ThresholdRow } from './threshold-row.tsx'
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
              <ThresholdRow
                key={threshold.id}
                threshold={threshold}
                thresholds={thresholds}
                uses={uses.get(threshold.name) ?? []}
              />
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

function NewThreshold({
  thresholds,
  onDone,
}: {
  readonly thresholds: readonly Threshold[]
  readonly onDone: () => void
}) {
  const [typed, setTyped] = useState('')
  const [value, setValue] = useState(Number.NaN)
  const name = thresholdNameTyped(typed)
  const problem = name === '' ? null : thresholdNameProblem(name, thresholds)
  const keep = (): void => {
    if (name === '' || problem !== null || !Number.isFinite(value)) return
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
        value={typed}
        onChange={setTyped}
        mono
        autoFocus
        error={problem ?? undefined}
      />
      <NumberField label={thresholdWords.value} labelPlace="hidden" value={value} format={EXACT} onChange={setValue} />
      <Button small type="submit">
        {thresholdWords.add}
      </Button>
    </form>
  )
}
