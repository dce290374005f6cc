import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import { completeRule } from '../../../shared/rules/complete-rule.ts'
import type { Range } from '../../../shared/rules/problem.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import { showNotice } from '../../state/notice-store.ts'
import { describeColumn } from '../../state/table-view-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { chartWords } from '../../strings/charts.ts'
import { ruleWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { CodePaper } from '../../ui/code/code-paper.tsx'
import { ProblemList } from '../../ui/code/problem-list.tsx'
import { useCodeTyping } from '../../ui/code/use-code-typing.ts'
import { copyText } from '../../ui/copy-text.ts'
import { suggestValues } from './suggest-values.ts'
import type { RuleEdit } from './use-rule-draft.ts'

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
  const { text, read } = edit
  const sets = useQuery('sets.list', {}, { ofTable: true }).data ?? []
  const problems = text.trim() === '' ? [] : read.problems
  const typing = useCodeTyping({
    kept,
    edit: { ...edit, problems: read.problems },
    complete: (at, caret) => [...suggestValues(at, caret, profiles, sets), ...completeRule(at, caret, scope)],
    onUndo: (direction) => void runCommand(direction === 'back' ? 'history.undo' : 'history.redo', {}),
  })
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
      <CodePaper
        label={ruleWords.textLabel(name)}
        placeholder={ruleWords.emptyText}
        {...{ text, problems, active, typing, onCaret }}
      />
      {problems.length > 0 ? (
        <ProblemList
          {...{ text, problems }}
          onMend={typing.write}
          toColumn={{ words: ruleWords.toColumn, onGo: describeColumn }}
        />
      ) : (
        <p className="rule-sentence">{sentence}</p>
      )}
    </div>
  )
}
