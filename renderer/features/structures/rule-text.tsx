import { useId } from 'react'
import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { Problem, Range } from '../../../shared/rules/problem.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import { showNotice } from '../../state/notice-store.ts'
import { chartWords } from '../../strings/charts.ts'
import { ruleWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { CompletionList } from './completion-list.tsx'
import { highlightRule } from './highlight-rule.ts'
import { ProblemList } from './problem-list.tsx'
import type { RuleEdit } from './use-rule-draft.ts'
import { type RuleTyping, useRuleTyping } from './use-rule-typing.ts'

interface RuleTextProps {
  readonly name: string
  /** The text as the workspace keeps it. */
  readonly kept: string
  readonly edit: RuleEdit
  readonly scope: RuleScope
  readonly profiles: ReadonlyMap<string, ColumnProfile>
  /** The condition that the chart shows. */
  readonly active: Range | null
  readonly onCaret: (offset: number) => void
  readonly sentence: string
}

/** The rule as text: what is typed is kept whether it can be read or not; Enter keeps it, Esc goes back. */
export function RuleText({ name, kept, edit, scope, profiles, active, onCaret, sentence }: RuleTextProps) {
  const typing = useRuleTyping({ kept, edit, scope, profiles })
  const { text, read } = edit
  const problems = text.trim() === '' ? [] : read.problems
  const copy = (): void => {
    copyText(text).catch(() =>
      showNotice({ tone: 'error', message: chartWords.notCopied, remedy: chartWords.notCopiedRemedy }),
    )
  }
  return (
    <div className="rule-text">
      <div className="pane-head">
        <span>{ruleWords.text}</span>
        <span className="spring" />
        {edit.isDirty && <span className="cut">{ruleWords.unsaved}</span>}
        <Button kind="link" onPress={copy}>
          {ruleWords.copy}
        </Button>
      </div>
      <RulePaper {...{ name, text, problems, active, typing, onCaret }} />
      {problems.length > 0 ? (
        <ProblemList text={text} problems={problems} onMend={typing.write} />
      ) : (
        <p className="rule-sentence">{sentence}</p>
      )}
    </div>
  )
}

interface RulePaperProps {
  readonly name: string
  readonly text: string
  readonly problems: readonly Problem[]
  readonly active: Range | null
  readonly typing: RuleTyping
  readonly onCaret: (offset: number) => void
}

/** The field, transparent over the painted text, and what may stand at its caret. */
function RulePaper({ name, text, problems, active, typing, onCaret }: RulePaperProps) {
  const listId = useId()
  const { input, caret, completions, picked } = typing
  return (
    <div className="rule-paper">
      <pre className="rule-ink mono" aria-hidden="true">
        {highlightRule(text, problems, active).map((pieces, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <span className="line" key={index} data-line={index + 1}>
            {pieces.length === 0 && '​'}
            {pieces.map((piece) => (
              <span key={piece.start} className={piece.look || undefined}>
                {piece.text}
              </span>
            ))}
          </span>
        ))}
      </pre>
      <textarea
        ref={input}
        className="rule-text-input mono"
        aria-label={ruleWords.textLabel(name)}
        aria-invalid={problems.length > 0}
        aria-autocomplete="list"
        aria-controls={completions.length > 0 ? listId : undefined}
        aria-activedescendant={picked >= 0 ? `${listId}-${picked}` : undefined}
        placeholder={ruleWords.emptyText}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={typing.onChange}
        onSelect={(event) => {
          typing.onSelect()
          onCaret(event.currentTarget.selectionStart)
        }}
        onKeyDown={typing.onKeyDown}
        onBlur={typing.onBlur}
      />
      {caret !== null && completions.length > 0 && (
        <CompletionList id={listId} {...{ completions, picked, text, caret, input }} onUse={typing.use} />
      )}
    </div>
  )
}
