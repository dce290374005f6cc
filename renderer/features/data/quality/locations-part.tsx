import type { ImportCheck, ReadOptionsInput } from '../../../../shared/contract/imports.ts'
import { readWith } from '../../../state/import-flow.ts'
import { qualityStrings, locationStrings as say } from '../../../strings/quality.ts'
import { LocationConsent } from '../../../ui/reading/location-consent.tsx'

interface LocationsPartProps {
  readonly check: ImportCheck
  readonly options: ReadOptionsInput
}

/** Columns that placed somebody too precisely, what became of them, and the consent that keeps them as they are. */
export function LocationsPart({ check, options }: LocationsPartProps) {
  const coarse = check.columns.filter(({ coarsened }) => coarsened !== undefined)
  const consent = options.preciseLocations?.consent ?? null
  if (coarse.length === 0 && consent === null) return null
  return (
    <section className="before-part">
      <h3>{say.title}</h3>
      {coarse.map(({ name, coarsened }) => (
        <p key={name}>
          <b className="mono">{name}</b> {coarsened && qualityStrings.coarsened[coarsened]}
        </p>
      ))}
      <LocationConsent
        consent={consent}
        onChange={(next) => {
          const { preciseLocations: _former, ...others } = options
          void readWith(next === null ? others : { ...others, preciseLocations: { consent: next } })
        }}
      />
    </section>
  )
}
