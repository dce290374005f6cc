import { useState } from 'react'
import { completeFormula } from '../../../../shared/formulas/complete-formula.ts'
import { FORMULA_LEXICON } from '../../../../shared/formulas/formula-lexicon.ts'
import { readFormula } from '../../../../shared/formulas/read-formula.ts'
import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { completeRule } from '../../../../shared/rules/complete-rule.ts'
import { RULE_LEXICON } from '../../../../shared/rules/lexicon.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import { runCommand } from '../../../state/workspace-store.ts'
import { TYPE_WORDS } from '../../../strings/data.ts'
import { stepWords as say } from '../../../strings/recipe-steps.ts'
import { CodePaper } from '../../../ui/code/code-paper.tsx'
import { ProblemList } from '../../../ui/code/problem-list.tsx'
import { useCodeTyping } from '../../../ui/code/use-code-typing.ts'

interface CodeFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly language: 'rule' | 'formula'
  readonly value: string
  readonly columns: readonly NamedColumn[]
  readonly onCommit: (text: string) => void
}

/** A rule or a formula over the columns at hand: completed and checked while it is typed, kept by Enter or on leaving. */
export function CodeField({ label, placeholder, language, value, columns, onCommit }: CodeFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? value
  const scope = { columns: new Map(columns.map(({ name, type }) => [name, type])), thresholds: new Map() }
  const formula = language === 'formula' ? readFormula(text, scope) : null
  const isEmpty = text.trim() === ''
  const problems = isEmpty ? [] : (formula ?? readRule(text, scope)).problems
  const commit = (): void => {
    if (draft !== null && draft !== value) onCommit(draft)
    setDraft(null)
  }
  const typing = useCodeTyping({
    kept: value,
    edit: {
      ...{ text, problems, isDirty: draft !== null && draft !== value },
      setText: setDraft,
      commit,
      revert: () => setDraft(null),
    },
    complete: (at, caret) => (language === 'rule' ? completeRule : completeFormula)(at, caret, scope),
    onUndo: (direction) => void runCommand(direction === 'back' ? 'history.undo' : 'history.redo', {}),
  })
  return (
    <div className="rc-code">
      <CodePaper
        {...{ label, placeholder, text, problems, typing }}
        lexicon={language === 'rule' ? RULE_LEXICON : FORMULA_LEXICON}
      />
      {problems.length > 0 ? (
        <ProblemList text={text} problems={problems} onMend={typing.write} />
      ) : (
        formula?.type != null && <p className="caption">{say.gives(TYPE_WORDS[formula.type])}</p>
      )}
    </div>
  )
}
