import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'

export interface FieldWords {
  /** Always said; shown above, before (inline) or not at all (hidden: for screen readers only). */
  readonly label: string
  readonly labelPlace?: 'above' | 'inline' | 'hidden'
  /** One sentence under the control. */
  readonly description?: string | undefined
  /** Why the value cannot be taken; shown in place of the description. */
  readonly error?: string | undefined
}

/** The classes of a field by the place of its label. */
export function fieldClass(place: FieldWords['labelPlace'], className?: string): string {
  return classNames('control', place === 'inline' && 'inline', place === 'hidden' && 'bare', className)
}

/** Label, control and sentence of a field, in the order in which they are read. */
export function FieldParts({
  label,
  labelPlace = 'above',
  description,
  error,
  children,
}: FieldWords & { readonly children: ReactNode }) {
  return (
    <>
      <Label className={labelPlace === 'hidden' ? 'sr' : 'label'}>{label}</Label>
      {children}
      {description !== undefined && error === undefined && (
        <Text slot="description" className="caption">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </>
  )
}
