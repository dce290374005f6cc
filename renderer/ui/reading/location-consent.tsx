import './reading.css'
import { locationStrings as say } from '../../strings/quality.ts'
import { Button } from '../button.tsx'
import { ReasonForm } from '../reason-form.tsx'

export interface LocationConsentProps {
  /** Who consented to precise locations; null where nobody did. */
  readonly consent: string | null
  /** The file is read again with it. */
  readonly onChange: (consent: string | null) => void
}

/** Consent to keep places finer than a city, or its withdrawal; either holds once the file is read again. */
export function LocationConsent({ consent, onChange }: LocationConsentProps) {
  if (consent !== null)
    return (
      <div className="reason-form location-consent">
        <p>{say.precise(consent)}</p>
        <Button small onPress={() => onChange(null)}>
          {say.coarsen}
        </Button>
      </div>
    )
  return (
    <ReasonForm
      className="location-consent"
      label={say.consent}
      description={say.consentHelp}
      action={say.keepPrecise}
      maxLength={200}
      onKeep={onChange}
    />
  )
}
