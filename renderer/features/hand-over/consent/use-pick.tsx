import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../../shared/entities/structure.ts'
import { isSamePurpose } from '../../../../shared/quality/consent.ts'
import { choiceOfPurpose, purposeChoices, purposeOfChoice } from '../../../state/purpose-choices.ts'
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

/** What the assignments are for, and whom that leaves out; nothing where no customer consents to anything. */
export function UsePick({ workspace, structure, description }: UsePickProps) {
  const use = useAssignmentUse(workspace, structure.id)
  const isAsked = asksUse(workspace, description)
  const counts = useQuery('consents.counts', {}, { enabled: isAsked }).data ?? []
  if (!isAsked) return null
  const { consents } = workspace.dictionary
  const noun = workspace.frame.unitNoun
  const isResting = description.restingOnConsent.length > 0
  const choices = purposeChoices(consents, isResting)
  const purpose = use?.kind === 'purpose' ? use.purpose : null
  const consent = consents.find((each) => purpose !== null && isSamePurpose(each.purpose, purpose))
  const count = counts.find((each) => each.purpose === consent?.purpose)
  const chosen = choiceOfPurpose(use, consents)
  const value = choices.some(({ id }) => id === chosen) ? chosen : null
  return (
    <section className="assignment-use">
      {choices.length > 0 && (
        <Select
          label={say.label}
          value={value}
          choices={choices}
          onChange={(id) => sayUse(workspace, structure.id, purposeOfChoice(id))}
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
