import { useState } from 'react'
import type { ConsentCounts } from '../../../../shared/contract/consents.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { Consent } from '../../../../shared/quality/consent.ts'
import { completeRule } from '../../../../shared/rules/complete-rule.ts'
import { RULE_LEXICON } from '../../../../shared/rules/lexicon.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import { runCommand } from '../../../state/workspace-store.ts'
import { consentWords as say } from '../../../strings/consent.ts'
import { CheckedCode } from '../../../ui/code/checked-code.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { StatusGlyph } from '../../../ui/status-glyph.tsx'
import { TextField } from '../../../ui/text-field.tsx'

interface ConsentLineProps {
  readonly consent: Consent
  readonly workspace: WorkspaceView
  /** Undefined while it is counted. */
  readonly count: ConsentCounts | undefined
  readonly isTaken: (purpose: string) => boolean
  readonly onChange: (consent: Consent) => void
  readonly onRemove: () => void
}

/** One purpose: its name, who consents to it, and what becomes of the others. */
export function ConsentLine({ consent, workspace, count, isTaken, onChange, onRemove }: ConsentLineProps) {
  const [isTwice, setTwice] = useState(false)
  const { purpose, rule, others } = consent
  const scope = {
    columns: new Map((workspace.spine?.columns ?? []).map(({ name, type }) => [name, type])),
    thresholds: new Map(workspace.thresholds.map(({ name, value }) => [name, value])),
  }
  const rename = (text: string): void => {
    const name = text.trim()
    setTwice(isTaken(name))
    if (name !== '' && !isTaken(name)) onChange({ ...consent, purpose: name })
  }
  return (
    <li className="consent-line">
      <div className="consent-head">
        <TextField
          label={say.purpose}
          value={purpose}
          maxLength={80}
          isReadOnly={workspace.readOnly}
          onCommit={rename}
          {...(isTwice ? { error: say.twice } : {})}
        />
        <Select
          label={say.others}
          value={others}
          choices={say.othersChoices}
          isDisabled={workspace.readOnly}
          onChange={(next) => onChange({ ...consent, others: next })}
        />
        {!workspace.readOnly && <IconButton icon="trash" label={say.remove(purpose)} small onPress={onRemove} />}
      </div>
      <CheckedCode
        label={say.rule(purpose)}
        placeholder={say.ruleExample}
        lexicon={RULE_LEXICON}
        value={rule}
        problemsOf={(text) => readRule(text, scope).problems}
        complete={(text, caret) => completeRule(text, caret, scope)}
        onCommit={(text) => onChange({ ...consent, rule: text })}
        onUndo={(direction) => void runCommand(direction === 'back' ? 'history.undo' : 'history.redo', {})}
      />
      {count && (
        <p className="caption" role="status">
          {count.problem === null ? (
            `${say.counts(count, workspace.frame.unitNoun)} ${say.without(count, others)}`
          ) : (
            <>
              <StatusGlyph status="warning" /> {count.problem}
            </>
          )}
        </p>
      )}
    </li>
  )
}
