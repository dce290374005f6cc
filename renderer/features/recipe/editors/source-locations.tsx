import type { ReadOptionsInput } from '../../../../shared/contract/imports.ts'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { findLocation } from '../../../../shared/quality/sensitivity-signs.ts'
import { locationStrings as say } from '../../../strings/quality.ts'
import { LocationConsent } from '../../../ui/reading/location-consent.tsx'

interface SourceLocationsProps {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly options: ReadOptionsInput
  readonly onChange: (options: ReadOptionsInput) => void
}

/** Columns of a source that place somebody precisely; without consent the customer table has them coarsened. */
export function SourceLocations({ columns, options, onChange }: SourceLocationsProps) {
  const precise = columns.filter((column) => findLocation(column) !== null).map(({ name }) => name)
  const { preciseLocations, ...others } = options
  if (precise.length === 0 && preciseLocations === undefined) return null
  return (
    <fieldset className="rc-locations" aria-label={say.title}>
      <span className="caption">{say.title}</span>
      <p>{say.ofSource(precise.join(', '))}</p>
      <LocationConsent
        consent={preciseLocations?.consent ?? null}
        onChange={(consent) => onChange(consent === null ? others : { ...others, preciseLocations: { consent } })}
      />
    </fieldset>
  )
}
