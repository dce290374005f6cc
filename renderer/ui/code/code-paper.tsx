import { useId } from 'react'
import { type Lexicon, RULE_LEXICON } from '../../../shared/rules/lexicon.ts'
import type { Problem, Range } from '../../../shared/rules/problem.ts'
import './code.css'
import { CompletionList } from './completion-list.tsx'
import { highlightCode } from './highlight-code.ts'
import type { CodeTyping } from './use-code-typing.ts'

export interface CodePaperProps {
  readonly label: string
  /** Shown while nothing is written: an example. */
  readonly placeholder: string
  readonly text: string
  readonly problems: readonly Problem[]
  readonly typing: CodeTyping
  readonly lexicon?: Lexicon
  /** A stretch that stands out. */
  readonly active?: Range | null
  readonly onCaret?: (offset: number) => void
}

/** The field, transparent over the painted text, and what may stand at its caret. */
export function CodePaper(props: CodePaperProps) {
  const { label, placeholder, text, problems, typing, lexicon = RULE_LEXICON, active = null, onCaret } = props
  const listId = useId()
  const { input, caret, completions, picked } = typing
  return (
    <div className="rule-paper">
      <pre className="rule-ink mono" aria-hidden="true">
        {highlightCode(text, problems, active, lexicon).map((pieces, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <span className="line" key={index} data-line={index + 1}>
            {pieces.length === 0 && '\u200b'}
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
        aria-label={label}
        aria-invalid={problems.length > 0}
        aria-autocomplete="list"
        aria-controls={completions.length > 0 ? listId : undefined}
        aria-activedescendant={picked >= 0 ? `${listId}-${picked}` : undefined}
        placeholder={placeholder}
        value={text}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        onChange={typing.onChange}
        onSelect={(event) => {
          typing.onSelect()
          onCaret?.(event.currentTarget.selectionStart)
        }}
        onKeyDown={typing.onKeyDown}
        onBlur={typing.onBlur}
      />
      {caret !== null && completions.length > 0 && (
        <CompletionList
          id={listId}
          {...{ completions, picked, text, caret, input }}
          problem={problems[0]?.message ?? null}
          onUse={typing.use}
        />
      )}
    </div>
  )
}
