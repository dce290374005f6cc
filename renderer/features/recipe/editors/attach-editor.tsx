import { unitKeyIn } from '../../../../shared/recipe/begin-recipe.ts'
import { parentColumn } from '../../../../shared/recipe/parent-column.ts'
import type { AttachStep } from '../../../../shared/recipe/recipe-step.ts'
import { parentWords } from '../../../strings/same-unit.ts'
import { Select } from '../../../ui/select.tsx'
import { columnsAtEnd, columnsBefore, useRecipe } from '../recipe-context.ts'
import { columnChoices } from './column-choices.ts'
import { KeyFormField, KeyMapField } from './matching-fields.tsx'
import { SourceAndKey } from './source-and-key.tsx'
import { TakenColumns } from './taken-columns.tsx'

interface AttachEditorProps {
  readonly step: AttachStep
  /** Null for a step to be. */
  readonly keptId: string | null
  readonly change: (step: AttachStep) => void
}

/** Columns of a source that has one row per unit. */
export function AttachEditor({ step, keptId, change }: AttachEditorProps) {
  const view = useRecipe()
  const theirs = step.source === '' ? [] : columnsAtEnd(view, step.source)
  const choose = (source: string): void => {
    const found = columnsAtEnd(view, source)
    const key = unitKeyIn(view.recipe.table.base, source, found) ?? ''
    const names = columnsBefore(view, null, keptId).map(({ name }) => name)
    const free = found.filter(({ name }) => name !== key && !names.includes(name))
    change({ ...step, source, key, map: [], columns: free.map(({ name }) => ({ column: name, as: null })) })
  }
  return (
    <>
      <SourceAndKey
        source={step.source}
        keyColumn={step.key}
        columns={theirs}
        onSource={choose}
        onKey={(key) => change({ ...step, key })}
      />
      {step.source !== '' && (
        <>
          <AskedBy step={step} keptId={keptId} onChange={change} />
          <KeyFormField form={step.form} onChange={(form) => change({ ...step, form })} />
          <TakenColumns
            columns={theirs.filter(({ name }) => name !== step.key)}
            taken={step.columns}
            onChange={(columns) => change({ ...step, columns })}
          />
          <KeyMapField map={step.map} onChange={(map) => change({ ...step, map })} />
        </>
      )}
    </>
  )
}

/** No column can have this name. */
const KEY = ''

/** Which column is looked for: the row's key, or one that holds the key of its parent. */
function AskedBy({
  step,
  keptId,
  onChange,
}: Pick<AttachEditorProps, 'step' | 'keptId'> & { readonly onChange: AttachEditorProps['change'] }) {
  const view = useRecipe()
  const parent = parentColumn(view.recipe)
  if (parent === null && step.by === null) return null
  const columns = columnsBefore(view, null, keptId).filter(({ type }) => type === 'text' || type === 'integer')
  return (
    <Select
      label={parentWords.by}
      choices={[{ id: KEY, name: parentWords.byKey }, ...columnChoices(columns, step.by)]}
      value={step.by ?? KEY}
      onChange={(by) => onChange({ ...step, by: by === KEY ? null : by })}
    />
  )
}
