import { useState } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { consentWords } from '../../strings/consent.ts'
import { handOverWords } from '../../strings/hand-over.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Certificate } from './certificate.tsx'
import { ConsentPart } from './consent/consent-part.tsx'
import { DefinitionPart } from './definition-part.tsx'
import type { Description, HandOverState } from './hand-over-state.ts'
import { ProofAhead } from './proof-ahead.tsx'
import { SqlPart } from './sql-part.tsx'

interface HandOverTabsProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly description: Description
  readonly state: HandOverState
}

type Part = 'definition' | 'proof' | 'sql' | 'consent'

/** The proof as a document, the definition and its SQL. */
export function HandOverTabs({ workspace, structure, description, state }: HandOverTabsProps) {
  const [part, setPart] = useState<Part>(state.kind === 'blocked' ? 'definition' : 'proof')
  const { consents } = workspace.dictionary
  return (
    <Tabs<Part>
      label={handOverWords.tabs}
      tabs={[
        { id: 'definition', name: handOverWords.definition },
        { id: 'proof', name: handOverWords.proof },
        { id: 'sql', name: handOverWords.sql, count: description.sql === null ? undefined : '3' },
        {
          id: 'consent',
          name: consentWords.tab,
          count: consents.length === 0 ? undefined : String(consents.length),
          isWarning: consents.length === 0 && description.restingOnConsent.length > 0,
        },
      ]}
      value={part}
      onChange={setPart}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <div className="scroll hand-over-ground" tabIndex={0}>
        {part === 'definition' && <DefinitionPart structure={structure} description={description} />}
        {part === 'consent' && <ConsentPart workspace={workspace} description={description} />}
        {part === 'sql' && <SqlPart description={description} />}
        {part === 'proof' &&
          (state.proof !== null ? (
            <Certificate
              workspace={workspace}
              structure={structure}
              proof={state.proof}
              isStale={state.kind === 'stale'}
            />
          ) : state.kind === 'unproved' && workspace.spine !== null ? (
            <ProofAhead spine={workspace.spine} noun={workspace.frame.unitNoun} fileCount={description.files.length} />
          ) : (
            <EmptyState title={handOverWords.notReady}>
              <p>{handOverWords.notReadyHelp}</p>
            </EmptyState>
          ))}
      </div>
    </Tabs>
  )
}
