import { NumberField } from '../number-field.tsx'

interface SkipFieldProps {
  readonly label: string
  readonly value: number
  readonly onChange: (count: number) => void
}

/** How many lines or rows above a table are passed over. */
export function SkipField({ label, value, onChange }: SkipFieldProps) {
  return (
    <NumberField
      label={label}
      labelPlace="inline"
      className="skip-lines"
      value={value}
      minimum={0}
      maximum={1000}
      step={1}
      onChange={(count) => count === value || Number.isNaN(count) || onChange(count)}
    />
  )
}
