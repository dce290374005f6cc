import './reading.css'
import { useState } from 'react'
import { locationStrings as say } from '../../strings/quality.ts'
import { Button } from '../button.tsx'
import { TextField } from '../text-field.tsx'

export interface LocationConsentProps {
  /** Who consented to precise locations; null where nobody did. */
  readonly consent: string | null
  /** The file is read again with it. */
  readonly onChange: (consent: string | null) => void
}

/** Consent to keep places finer than a city, or its withdrawal; either holds once the file is read again. */
export function LocationConsent({ consent, onChange }: LocationConsentProps) {
  const [words, setWords] = useState('')
  if (consent !== null)
    return (
      <div className="location-consent">
        <p>{say.precise(consent)}</p>
        <Button small onPress={() => onChange(null)}>
          {say.coarsen}
        </Button>
      </div>
    )
  const keep = (): void => {
    if (words.trim() !== '') onChange(words.trim())
  }
  return (
    <div className="location-consent">
      <TextField
        label={say.consent}
        description={say.consentHelp}
        value={words}
        maxLength={200}
        onChange={setWords}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      <Button small isDisabled={words.trim() === ''} onPress={keep}>
        {say.keepPrecise}
      </Button>
    </div>
  )
}
