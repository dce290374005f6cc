import { NumberField as AriaNumberField, Input } from 'react-aria-components'
import { FieldParts, type FieldWords, fieldClass } from './field.tsx'
import { words } from './text-field.tsx'

export interface NumberFieldProps extends FieldWords {
  /** NaN shows an empty field. */
  readonly value: number
  /** Called on Enter, on blur and by the arrow keys; NaN when emptied. */
  readonly onChange: (value: number) => void
  readonly minimum?: number
  readonly maximum?: number
  readonly step?: number
  readonly format?: Intl.NumberFormatOptions
  readonly isReadOnly?: boolean
  readonly className?: string
}

/** A number in the person's locale; arrow keys step it. */
export function NumberField(props: NumberFieldProps) {
  const { label, labelPlace, description, error, minimum, maximum, step, format } = props
  return (
    <AriaNumberField
      className={fieldClass(labelPlace, props.className)}
      value={props.value}
      onChange={props.onChange}
      isInvalid={error !== undefined}
      isReadOnly={props.isReadOnly ?? false}
      {...(minimum === undefined ? {} : { minValue: minimum })}
      {...(maximum === undefined ? {} : { maxValue: maximum })}
      {...(step === undefined ? {} : { step })}
      {...(format === undefined ? {} : { formatOptions: format })}
    >
      <FieldParts {...words({ label, labelPlace, description, error })}>
        <Input className="input num" />
      </FieldParts>
    </AriaNumberField>
  )
}
