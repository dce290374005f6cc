import { NumberField } from '../../../ui/number-field.tsx'

interface ChangeFieldProps {
  readonly words: { readonly label: string; readonly why?: string }
  /** As a share; null shows an empty field. */
  readonly value: number | null
  readonly least?: number
  readonly most?: number
  readonly onChange: (value: number) => void
  /** What an emptied field means; a change of nothing where it is left out. */
  readonly onEmpty?: () => void
}

/** A change in percent. */
export function ChangeField({ words, value, least = -0.9, most = 9, onChange, onEmpty }: ChangeFieldProps) {
  const isChange = onEmpty === undefined
  return (
    <NumberField
      label={words.label}
      {...(words.why === undefined ? {} : { description: words.why })}
      value={value ?? Number.NaN}
      minimum={least}
      maximum={most}
      step={0.001}
      format={{ style: 'percent', maximumFractionDigits: 1, signDisplay: isChange ? 'exceptZero' : 'auto' }}
      onChange={(next) => {
        if (!Number.isNaN(next)) onChange(next)
        else if (onEmpty) onEmpty()
        else onChange(0)
      }}
    />
  )
}
