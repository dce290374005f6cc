import type { ConsentCounts } from '../../shared/contract/consents.ts'
import type { WithoutConsent } from '../../shared/quality/consent.ts'
import { formatExactCount } from '../ui/format-number.ts'
import type { Noun } from './hand-over.ts'

const OTHERS: Readonly<Record<WithoutConsent, string>> = {
  'left-out': 'left out of the assignments',
  'no-segment': 'in the assignments without a segment',
}

/** What customers consent to, and what assignments are for. */
export const consentWords = {
  tab: 'Consent',
  title: (count: number) => (count === 0 ? 'No purpose needs consent yet' : 'What they consent to'),
  lead: (noun: Noun) =>
    `Assignments for a purpose hold only the ${noun.plural} for whom its rule is true: who refuses, and who was never asked, is left out and counted. The same-answer proof still covers every ${noun.singular}. The SQL assigns every ${noun.singular}, too: apply the consent where it runs.`,
  resting: (columns: readonly string[]) =>
    `${columns.join(', ')}: may be used by consent alone, so every use of these assignments needs one.`,
  add: 'Add a purpose',
  newPurpose: 'New purpose',
  purpose: 'Purpose',
  rule: (purpose: string) => `Who consents to ${purpose}`,
  ruleExample: 'newsletter_consent = true',
  others: 'Who does not consent is',
  othersChoices: [
    { id: 'left-out', name: OTHERS['left-out'] },
    { id: 'no-segment', name: OTHERS['no-segment'] },
  ] as const satisfies readonly { readonly id: WithoutConsent; readonly name: string }[],
  remove: (purpose: string) => `Remove ${purpose}`,
  twice: 'Another purpose is called so.',
  counts: ({ consenting, refusing, unknown }: ConsentCounts, noun: Noun) =>
    `${formatExactCount(consenting)} of ${formatExactCount(consenting + refusing + unknown)} ${noun.plural} consent.`,
  without: ({ refusing, unknown }: ConsentCounts, others: WithoutConsent) =>
    refusing + unknown === 0
      ? 'Nobody is left out.'
      : `${formatExactCount(refusing)} refuse and ${formatExactCount(unknown)} are unknown: ${OTHERS[others]}.`,
} as const

export const assignmentUseWords = {
  label: 'What the assignments are for',
  say: 'Say first what the assignments are for',
  noConsentNeeded: 'A use that needs no consent',
  notSaid: 'Say it first: files that name customers are not made without it.',
  everybody: (noun: Noun) => `Every ${noun.singular} is in the assignments.`,
  noPurpose: 'Add a purpose under Consent first.',
  needed: 'Say what the assignments are for: customers consent to purposes in this workspace.',
} as const
