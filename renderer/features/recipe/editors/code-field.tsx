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
import { CheckedCode } from '../../../ui/code/checked-code.tsx'

interface CodeFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly language: 'rule' | 'formula'
  readonly value: string
  readonly columns: readonly NamedColumn[]
  readonly onCommit: (text: string) => void
}

/** A rule or a formula over the columns at hand. */
export function CodeField({ language, columns, ...field }: CodeFieldProps) {
  const scope = { columns: new Map(columns.map(({ name, type }) => [name, type])), thresholds: new Map() }
  const isRule = language === 'rule'
  return (
    <div className="rc-code">
      <CheckedCode
        {...field}
        lexicon={isRule ? RULE_LEXICON : FORMULA_LEXICON}
        problemsOf={(text) => (isRule ? readRule : readFormula)(text, scope).problems}
        complete={(at, caret) => (isRule ? completeRule : completeFormula)(at, caret, scope)}
        onUndo={(direction) => void runCommand(direction === 'back' ? 'history.undo' : 'history.redo', {})}
        note={(text) => {
          const type = isRule || text.trim() === '' ? null : readFormula(text, scope).type
          return type === null ? null : <p className="caption">{say.gives(TYPE_WORDS[type])}</p>
        }}
      />
    </div>
  )
}
