import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { type Consent, isSamePurpose } from '../../../../shared/quality/consent.ts'
import { unusedName } from '../../../../shared/recipe/unused-name.ts'
import { useQuery } from '../../../state/use-query.ts'
import { runCommand } from '../../../state/workspace-store.ts'
import { consentWords as say } from '../../../strings/consent.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import type { Description } from '../hand-over-state.ts'
import { ConsentLine } from './consent-line.tsx'
import { proposedConsentRule } from './proposed-consent-rule.ts'
import './consent.css'

interface ConsentPartProps {
  readonly workspace: WorkspaceView
  readonly description: Description
}

/** What customers consent to, one purpose below the other; each change is a command of its own. */
export function ConsentPart({ workspace, description: { restingOnConsent } }: ConsentPartProps) {
  const { data: counts = [], error } = useQuery('consents.counts', {})
  const { consents } = workspace.dictionary
  const keep = (next: readonly Consent[]): void => void runCommand('consents.set', { consents: [...next] })
  const add = (): void => {
    const purpose = unusedName(
      say.newPurpose,
      consents.map((each) => each.purpose),
      ' ',
    )
    const rule = proposedConsentRule(workspace.spine?.columns ?? [])
    keep([...consents, { purpose, rule, others: 'left-out' }])
  }
  return (
    <article className="paper consent">
      <h2 className="h">{say.title(consents.length)}</h2>
      <p className="consent-lead">{say.lead(workspace.frame.unitNoun)}</p>
      {restingOnConsent.length > 0 && <p className="consent-lead">{say.resting(restingOnConsent)}</p>}
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      <ul>
        {consents.map((consent, index) => (
          <ConsentLine
            key={consent.purpose}
            consent={consent}
            workspace={workspace}
            count={counts.find(({ purpose }) => purpose === consent.purpose)}
            isTaken={(purpose) => consents.some((each, at) => at !== index && isSamePurpose(each.purpose, purpose))}
            onChange={(next) => keep(consents.with(index, next))}
            onRemove={() => keep(consents.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      {!workspace.readOnly && (
        <div className="row">
          <Button onPress={add}>{say.add}</Button>
        </div>
      )}
    </article>
  )
}
