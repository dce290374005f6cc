import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { CodeField } from './code-field.tsx'
import { columnChoices } from './column-choices.ts'

/** No column has this name. */
const NONE = '\u0000none'
const MOST_DAYS = 36_525

interface ColumnSelectProps {
  readonly label: string
  /** What no column means; none where one must be chosen. */
  readonly none?: string
  readonly columns: readonly NamedColumn[]
  readonly value: string | null
  readonly onChange: (column: string | null) => void
}

/** A column, or what no column means. */
export function ColumnSelect({ label, none, columns, value, onChange }: ColumnSelectProps) {
  return (
    <Select
      label={label}
      mono
      choices={[...(none === undefined ? [] : [{ id: NONE, name: none }]), ...columnChoices(columns, value)]}
      value={value === null ? NONE : value === '' ? null : value}
      onChange={(id) => onChange(id === NONE ? null : id)}
    />
  )
}

interface DaysFieldProps {
  readonly label: string
  readonly least: number
  readonly value: number
  readonly onChange: (days: number) => void
}

/** A whole number of days. */
export function DaysField({ label, least, value, onChange }: DaysFieldProps) {
  return (
    <NumberField
      label={label}
      value={value}
      minimum={least}
      maximum={MOST_DAYS}
      step={1}
      onChange={(days) => {
        if (Number.isInteger(days)) onChange(days)
      }}
    />
  )
}

interface RuleFieldProps {
  readonly label: string
  readonly example: string
  readonly value: string
  readonly columns: readonly NamedColumn[]
  readonly onCommit: (rule: string) => void
}

/** A rule over the rows of the source. */
export function RuleField({ label, example, value, columns, onCommit }: RuleFieldProps) {
  return (
    <div className="rc-feature-rule">
      <span className="caption" aria-hidden="true">
        {label}
      </span>
      <CodeField
        {...{ label, value, columns }}
        placeholder={example}
        language="rule"
        onCommit={(text) => onCommit(text.trim())}
      />
    </div>
  )
}
