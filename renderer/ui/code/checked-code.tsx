import { type ReactNode, useState } from 'react'
import type { Completion } from '../../../shared/rules/complete-rule.ts'
import type { Lexicon } from '../../../shared/rules/lexicon.ts'
import type { Problem } from '../../../shared/rules/problem.ts'
import { CodePaper } from './code-paper.tsx'
import { ProblemList } from './problem-list.tsx'
import { useCodeTyping } from './use-code-typing.ts'

interface CheckedCodeProps {
  readonly label: string
  /** Shown while nothing is written: an example. */
  readonly placeholder: string
  readonly lexicon: Lexicon
  /** The text as the workspace keeps it. */
  readonly value: string
  readonly problemsOf: (text: string) => readonly Problem[]
  readonly complete: (text: string, caret: number) => readonly Completion[]
  readonly onCommit: (text: string) => void
  readonly onUndo: (direction: 'back' | 'forth') => void
  /** What is said of a text without problems. */
  readonly note?: (text: string) => ReactNode
}

/** A rule or a formula: completed and checked while it is typed, kept by Enter or on leaving. */
export function CheckedCode(props: CheckedCodeProps) {
  const { label, placeholder, lexicon, value, complete, onUndo, note } = props
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? value
  const problems = text.trim() === '' ? [] : props.problemsOf(text)
  const isDirty = draft !== null && draft !== value
  const commit = (): void => {
    if (isDirty) props.onCommit(text)
    setDraft(null)
  }
  const edit = { text, problems, isDirty, setText: setDraft, commit, revert: () => setDraft(null) }
  const typing = useCodeTyping({ kept: value, edit, complete, onUndo })
  return (
    <div className="code-field">
      <CodePaper {...{ label, placeholder, text, problems, typing, lexicon }} />
      {problems.length > 0 ? <ProblemList text={text} problems={problems} onMend={typing.write} /> : note?.(text)}
    </div>
  )
}
