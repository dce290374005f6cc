import { amountsOf, type NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import type { ConvertStep } from '../../../../shared/recipe/recipe-step.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { useWorkspace } from '../../../state/workspace-store.ts'
import { currencyWords as say } from '../../../strings/currency.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useRecipe } from '../recipe-context.ts'
import { RateFields } from './rate-fields.tsx'
import './currency.css'

interface ConvertEditorProps {
  readonly step: ConvertStep
  readonly columns: readonly NamedColumn[]
  readonly change: (step: ConvertStep) => void
}

const CODE = /^[A-Z]{3}$/

/** Which columns are money, what it becomes, and by which rates. */
export function ConvertEditor({ step, columns, change }: ConvertEditorProps) {
  const { currency } = useRecipe().recipe
  const usual = useWorkspace(({ workspace }) => workspace?.frame.currency ?? '')
  const numbers = columns.filter(({ type }) => type === 'number' || type === 'integer')
  const likely = amountsOf(columns)
  const sorted = numbers.toSorted((a, b) => Number(likely.includes(b.name)) - Number(likely.includes(a.name)))
  const toggle = (name: string, isOn: boolean): void =>
    change({ ...step, columns: isOn ? [...step.columns, name] : step.columns.filter((each) => each !== name) })
  const setCode = (text: string): void => {
    const code = text.trim().toUpperCase()
    if (CODE.test(code))
      void editRecipe({
        kind: 'set-currency',
        currency: { code, rates: currency?.rates ?? { kind: 'typed', rows: [] } },
      })
  }
  return (
    <>
      <fieldset>
        <legend className="rc-label">{say.amounts}</legend>
        <div className="rc-checks">
          {sorted.map(({ name }) => (
            <Checkbox key={name} isSelected={step.columns.includes(name)} onChange={(isOn) => toggle(name, isOn)}>
              <span className="mono">{name}</span>
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <TextField
        label={say.to}
        description={say.toNote}
        value={currency?.code ?? ''}
        placeholder={usual}
        maxLength={3}
        onCommit={setCode}
      />
      {currency === null ? <p className="caption">{say.unset}</p> : <RateFields currency={currency} />}
      <p className="caption">{say.shared}</p>
    </>
  )
}
