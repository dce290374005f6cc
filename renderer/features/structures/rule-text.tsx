import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import { type Completion, completeRule } from '../../../shared/rules/complete-rule.ts'
import type { Range } from '../../../shared/rules/problem.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import { showNotice } from '../../state/notice-store.ts'
import { chartWords } from '../../strings/charts.ts'
import { ruleWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { CompletionList } from './completion-list.tsx'
import { highlightRule } from './highlight-rule.ts'
import { ProblemList } from './problem-list.tsx'
import { suggestValues } from './suggest-values.ts'
import type { RuleEdit } from './use-rule-draft.ts'

interface RuleTextProps {
  readonly name: string
  readonly edit: RuleEdit
  readonly scope: RuleScope
  readonly profiles: ReadonlyMap<string, ColumnProfile>
  /** The condition that the chart shows. */
  readonly active: Range | null
  readonly onCaret: (offset: number) => void
  readonly sentence: string
}

const MOST = 8

/** The rule as text: what is typed is kept whether it can be read or not; Enter keeps it, Esc goes back. */
export function RuleText({ name, edit, scope, profiles, active, onCaret, sentence }: RuleTextProps) {
  const [caret, setCaret] = useState<number | null>(null)
  const [picked, setPicked] = useState(-1)
  const input = useRef<HTMLTextAreaElement>(null)
  const place = useRef<number | null>(null)
  const listId = useId()
  const { text, read } = edit
  const problems = text.trim() === '' ? [] : read.problems
  const completions = caret === null ? [] : completionsAt(text, caret, scope, profiles)
  const lines = highlightRule(text, problems, active)
  useLayoutEffect(() => {
    // After a completion or a mend the caret stands behind what was written.
    if (place.current === null) return
    input.current?.setSelectionRange(place.current, place.current)
    place.current = null
  })
  const write = (start: number, end: number, insert: string): void => {
    place.current = start + insert.length
    edit.setText(text.slice(0, start) + insert + text.slice(end))
    setCaret(null)
    setPicked(-1)
    input.current?.focus()
  }
  const use = (completion: Completion): void => write(completion.start, completion.end, completion.insert)
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const isOpen = completions.length > 0
    const chosen = completions[picked] ?? (event.key === 'Tab' ? completions[0] : undefined)
    const isPlain = !event.shiftKey && !event.altKey
    if (isOpen && isPlain && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : -1
      setPicked((picked + step + completions.length + (picked < 0 && step < 0 ? 1 : 0)) % completions.length)
    } else if (isOpen && isPlain && chosen && (event.key === 'Enter' || event.key === 'Tab')) use(chosen)
    else if (event.key === 'Enter' && !event.shiftKey) {
      setCaret(null)
      edit.commit()
    } else if (event.key === 'Escape' && isOpen) setCaret(null)
    else if (event.key === 'Escape') edit.revert()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
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
        {edit.isDirty && <span>{ruleWords.unsaved}</span>}
        <Button kind="link" onPress={copy}>
          {ruleWords.copy}
        </Button>
      </div>
      <div className="rule-paper">
        <pre className="rule-ink mono" aria-hidden="true">
          {lines.map((pieces, index) => (
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
          onChange={(event) => {
            edit.setText(event.currentTarget.value)
            setCaret(event.currentTarget.selectionStart)
            setPicked(-1)
          }}
          onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKey}
          onBlur={() => {
            setCaret(null)
            edit.commit()
          }}
        />
        {caret !== null && completions.length > 0 && (
          <CompletionList id={listId} {...{ completions, picked, text, caret, input }} onUse={use} />
        )}
      </div>
      {problems.length > 0 ? (
        <ProblemList text={text} problems={problems} onMend={write} />
      ) : (
        <p className="rule-sentence">{sentence}</p>
      )}
    </div>
  )
}

function completionsAt(
  text: string,
  caret: number,
  scope: RuleScope,
  profiles: ReadonlyMap<string, ColumnProfile>,
): readonly Completion[] {
  const found = [...suggestValues(text, caret, profiles), ...completeRule(text, caret, scope)]
  // Straight behind a finished word or number the list would only stand in the way.
  const isDue = caret === 0 || /[\s(,=<>"]/.test(text[caret - 1] ?? '')
  return found.filter(({ start }) => isDue || start < caret).slice(0, MOST)
}
