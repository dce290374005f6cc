import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../../shared/entities/structure.ts'
import { isSamePurpose } from '../../../../shared/quality/consent.ts'
import { useQuery } from '../../../state/use-query.ts'
import { consentWords, assignmentUseWords as say } from '../../../strings/consent.ts'
import { Select } from '../../../ui/select.tsx'
import type { Description } from '../hand-over-state.ts'
import { asksUse, sayUse, useAssignmentUse } from './use-store.ts'

interface UsePickProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly description: Description
}

const NO_CONSENT_NEEDED = 'no consent needed'
const OF_PURPOSE = 'purpose '

/** What the assignments are for, and whom that leaves out; nothing where no customer consents to anything. */
export function UsePick({ workspace, structure, description }: UsePickProps) {
  const use = useAssignmentUse(workspace, structure.id)
  const isAsked = asksUse(workspace, description)
  const counts = useQuery('consents.counts', {}, { enabled: isAsked }).data ?? []
  if (!isAsked) return null
  const { consents } = workspace.dictionary
  const noun = workspace.frame.unitNoun
  const isResting = description.restingOnConsent.length > 0
  const choices = [
    ...consents.map(({ purpose }) => ({ id: `${OF_PURPOSE}${purpose}`, name: purpose })),
    ...(isResting ? [] : [{ id: NO_CONSENT_NEEDED, name: say.noConsentNeeded }]),
  ]
  const purpose = use?.kind === 'purpose' ? use.purpose : null
  const consent = consents.find((each) => purpose !== null && isSamePurpose(each.purpose, purpose))
  const count = counts.find((each) => each.purpose === consent?.purpose)
  const value = consent ? `${OF_PURPOSE}${consent.purpose}` : use !== null && !isResting ? NO_CONSENT_NEEDED : null
  return (
    <section className="assignment-use">
      {choices.length > 0 && (
        <Select
          label={say.label}
          value={value}
          choices={choices}
          onChange={(id) =>
            sayUse(
              workspace,
              structure.id,
              id === NO_CONSENT_NEEDED
                ? { kind: 'no-consent-needed' }
                : { kind: 'purpose', purpose: id.slice(OF_PURPOSE.length) },
            )
          }
        />
      )}
      <p className="caption" role="status">
        {choices.length === 0
          ? say.noPurpose
          : consent === undefined
            ? value === null
              ? say.notSaid
              : say.everybody(noun)
            : (count?.problem ??
              (count ? `${consentWords.counts(count, noun)} ${consentWords.without(count, consent.others)}` : ''))}
      </p>
    </section>
  )
}
