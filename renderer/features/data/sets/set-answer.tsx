import { printRule } from '../../../../shared/rules/print-rule.ts'
import { type SetQuestion, setRule } from '../../../../shared/rules/set-rule.ts'
import { showNotice } from '../../../state/notice-store.ts'
import { showRowsWhere } from '../../../state/table-view-store.ts'
import { useQuery } from '../../../state/use-query.ts'
import { chartWords } from '../../../strings/charts.ts'
import { setWords as say } from '../../../strings/sets.ts'
import type { Noun } from '../../../strings/structures.ts'
import { Button } from '../../../ui/button.tsx'
import { copyText } from '../../../ui/copy-text.ts'
import { Select } from '../../../ui/select.tsx'

interface SetAnswerProps {
  readonly question: SetQuestion
  readonly noun: Noun
  readonly unitCount: number
  readonly onMode: (mode: SetQuestion['mode']) => void
  readonly onClear: () => void
}

const MODES = ['any', 'all'] as const

/** How many units have the members asked for, as a rule that can be shown or copied. */
export function SetAnswer({ question, noun, unitCount, onMode, onClear }: SetAnswerProps) {
  const rule = setRule(question)
  const text = rule === null ? '' : printRule(rule)
  const { data, error, isStale } = useQuery(
    'grid.count',
    { filter: text, sort: null, within: null },
    { enabled: rule !== null },
  )
  if (rule === null) return <p className="caption">{say.ask}</p>
  const copy = (): void => {
    copyText(text).then(
      () => showNotice({ tone: 'info', message: say.copied }),
      () => showNotice({ tone: 'error', message: chartWords.notCopied, remedy: chartWords.notCopiedRemedy }),
    )
  }
  return (
    <section className="stack sets-answer" aria-live="polite">
      {question.with.length > 1 && (
        <Select
          label={say.mode}
          labelPlace="inline"
          value={question.mode}
          onChange={onMode}
          choices={MODES.map((id) => ({ id, name: say.modes[id] }))}
        />
      )}
      <p className={isStale ? 'strong stale' : 'strong'}>
        {error ? error.message : data === undefined ? '' : say.found(data.rowCount, unitCount, noun)}
      </p>
      <p className="mono sets-rule">{text}</p>
      <div className="row">
        <Button onPress={() => showRowsWhere(text)}>{say.show}</Button>
        <Button onPress={copy}>{say.copy}</Button>
        <Button kind="quiet" onPress={onClear}>
          {say.clear}
        </Button>
      </div>
    </section>
  )
}
