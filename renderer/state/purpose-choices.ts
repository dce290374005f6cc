import { type AssignmentUse, type Consent, isSamePurpose } from '../../shared/quality/consent.ts'
import { assignmentUseWords as say } from '../strings/consent.ts'

const NO_CONSENT_NEEDED = 'no consent needed'
const OF_PURPOSE = 'purpose '

/** What files that name customers may be for, as the choices of a field. */
export function purposeChoices(consents: readonly Consent[], needsConsent = false) {
  return [
    ...consents.map(({ purpose }) => ({ id: `${OF_PURPOSE}${purpose}`, name: purpose })),
    ...(needsConsent ? [] : [{ id: NO_CONSENT_NEEDED, name: say.noConsentNeeded }]),
  ]
}

/** The use that a choice stands for. */
export function purposeOfChoice(id: string): AssignmentUse {
  return id === NO_CONSENT_NEEDED
    ? { kind: 'no-consent-needed' }
    : { kind: 'purpose', purpose: id.slice(OF_PURPOSE.length) }
}

/** The choice that stands for a use; null where nobody said it, or its purpose is gone. */
export function choiceOfPurpose(use: AssignmentUse, consents: readonly Consent[]): string | null {
  if (use === null) return null
  if (use.kind === 'no-consent-needed') return NO_CONSENT_NEEDED
  const consent = consents.find(({ purpose }) => isSamePurpose(purpose, use.purpose))
  return consent === undefined ? null : `${OF_PURPOSE}${consent.purpose}`
}
