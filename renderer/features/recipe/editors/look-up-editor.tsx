import { keyIn } from '../../../../shared/recipe/begin-recipe.ts'
import { likelyKey, type NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import type { LookUpStep } from '../../../../shared/recipe/recipe-step.ts'
import { stepWords as say } from '../../../strings/recipe-steps.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { columnsAtEnd, useRecipe } from '../recipe-context.ts'
import { columnChoices } from './column-choices.ts'
import { KeyFormField, KeyMapField } from './matching-fields.tsx'
import { TakenColumns } from './taken-columns.tsx'

interface LookUpEditorProps {
  readonly step: LookUpStep
  readonly sourceId: string
  /** Columns of the rows that look up. */
  readonly columns: readonly NamedColumn[]
  readonly change: (step: LookUpStep) => void
}

/** Columns of another source, found by keys. */
export function LookUpEditor({ step, sourceId, columns, change }: LookUpEditorProps) {
  const view = useRecipe()
  const others = view.recipe.sources.filter(({ id }) => id !== sourceId)
  const theirs = step.source === '' ? [] : columnsAtEnd(view, step.source)
  if (others.length === 0) return <p className="second">{say.noOtherSource}</p>
  const choose = (source: string): void => {
    const found = columnsAtEnd(view, source)
    const other = likelyKey(found)
    const column = keyIn(columns, other)
    const on = other === null || column === null ? [{ column: '', other: other ?? '' }] : [{ column, other }]
    const names = columns.map(({ name }) => name)
    const free = found.filter(({ name }) => name !== other && !names.includes(name))
    change({ ...step, source, on, map: [], columns: free.map(({ name }) => ({ column: name, as: null })) })
  }
  const setPair = (index: number, part: Partial<LookUpStep['on'][number]>): void =>
    change({ ...step, on: step.on.map((pair, at) => (at === index ? { ...pair, ...part } : pair)) })
  const keys = step.on.map(({ other }) => other)
  return (
    <>
      <Select
        label={say.from}
        choices={others.map(({ id, name }) => ({ id, name }))}
        value={step.source === '' ? null : step.source}
        onChange={choose}
      />
      {step.source !== '' && (
        <>
          <fieldset className="rc-pairs" aria-label={say.keys}>
            <span className="rc-label">{say.keys}</span>
            {step.on.map((pair, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a pair is its place
              <div className="row" key={index}>
                <Select
                  label={say.keys}
                  labelPlace="hidden"
                  mono
                  choices={columnChoices(columns, pair.column)}
                  value={pair.column === '' ? null : pair.column}
                  onChange={(column) => setPair(index, { column })}
                />
                <span className="caption">{say.equals}</span>
                <Select
                  label={`${say.keys}, ${others.find(({ id }) => id === step.source)?.name ?? ''}`}
                  labelPlace="hidden"
                  mono
                  choices={columnChoices(theirs, pair.other)}
                  value={pair.other === '' ? null : pair.other}
                  onChange={(other) => setPair(index, { other })}
                />
                {step.on.length > 1 && (
                  <IconButton
                    icon="close"
                    small
                    label={say.removeKey(pair.column)}
                    onPress={() => change({ ...step, on: step.on.toSpliced(index, 1) })}
                  />
                )}
              </div>
            ))}
            <Button kind="link" onPress={() => change({ ...step, on: [...step.on, { column: '', other: '' }] })}>
              {say.addKey}
            </Button>
          </fieldset>
          <KeyFormField form={step.form} onChange={(form) => change({ ...step, form })} />
          <TakenColumns
            columns={theirs.filter(({ name }) => !keys.includes(name))}
            taken={step.columns}
            onChange={(taken) => change({ ...step, columns: taken })}
          />
          <KeyMapField map={step.map} onChange={(map) => change({ ...step, map })} />
        </>
      )}
    </>
  )
}
