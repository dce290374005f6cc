import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { Condition } from '../../../shared/rules/rule.ts'
import { type RulePath, replaceAt } from '../../../shared/rules/rule-tree.ts'
import { ruleWords } from '../../strings/structures.ts'
import { PickChip } from '../../ui/pick-chip.tsx'
import type { BuilderContext } from './builder-context.ts'
import { MemberPick } from './member-pick.tsx'
import { OperandEditor } from './operand-editor.tsx'
import { textOfRule } from './use-rule-draft.ts'
import { ValueInput } from './value-input.tsx'
import { ValueListEditor } from './value-list-editor.tsx'

interface ValueEditorProps {
  readonly condition: Condition
  readonly path: RulePath
  readonly context: BuilderContext
}

/** The values of a condition, by its kind and the column's type. */
export function ValueEditor({ condition, path, context }: ValueEditorProps) {
  const { edit, rule } = context
  const draft = (next: Condition): void => edit.setRule(replaceAt(rule, path, next))
  const keep = (next: Condition): void => edit.commitRule(replaceAt(rule, path, next))
  const text = (next: Condition): string => textOfRule(replaceAt(rule, path, next))
  const shared = { column: condition.column, context }
  switch (condition.kind) {
    case 'compare':
      return (
        <OperandEditor
          {...shared}
          label={ruleWords.value}
          operand={condition.operand}
          onDraft={(operand) => draft({ ...condition, operand })}
          onKeep={(operand) => keep({ ...condition, operand })}
          textWith={(operand) => text({ ...condition, operand })}
        />
      )
    case 'between':
      return (
        <>
          <OperandEditor
            {...shared}
            label={ruleWords.low}
            operand={condition.low}
            onDraft={(low) => draft({ ...condition, low })}
            onKeep={(low) => keep({ ...condition, low })}
            textWith={(low) => text({ ...condition, low })}
          />
          <span className="word">{ruleWords.and}</span>
          <OperandEditor
            {...shared}
            label={ruleWords.high}
            operand={condition.high}
            onDraft={(high) => draft({ ...condition, high })}
            onKeep={(high) => keep({ ...condition, high })}
            textWith={(high) => text({ ...condition, high })}
          />
        </>
      )
    case 'in':
      return <ValueListEditor condition={condition} onKeep={keep} context={context} />
    case 'text': {
      const typed = (
        <ValueInput
          label={ruleWords.value}
          value={condition.value}
          onChange={(value) => {
            if (value !== '') draft({ ...condition, value })
          }}
          onCommit={edit.commit}
          onRevert={edit.revert}
        />
      )
      if (condition.test !== 'has') return typed
      return <MemberPick condition={condition} onKeep={keep} otherwise={typed} />
    }
    case 'within':
      return <WithinEditor condition={condition} path={path} draft={draft} keep={keep} context={context} />
    case 'missing':
      return null
    default:
      return assertNever(condition)
  }
}

interface WithinEditorProps {
  readonly condition: Extract<Condition, { kind: 'within' }>
  readonly path: RulePath
  readonly draft: (next: Condition) => void
  readonly keep: (next: Condition) => void
  readonly context: BuilderContext
}

const SNAPSHOT = ' snapshot'

function WithinEditor({ condition, path, draft, keep, context }: WithinEditorProps) {
  const { anchor, direction, column } = condition
  const dates = [...context.scope.columns].filter(([name, type]) => type === 'date' && name !== column)
  const choices = [{ id: SNAPSHOT, name: ruleWords.snapshot }, ...dates.map(([name]) => ({ id: name, name }))]
  return (
    <>
      <OperandEditor
        column={null}
        context={context}
        label={ruleWords.days}
        operand={condition.days}
        onDraft={(days) => draft({ ...condition, days })}
        onKeep={(days) => keep({ ...condition, days })}
        textWith={(days) => textOfRule(replaceAt(context.rule, path, { ...condition, days }))}
      />
      <span className="word">{direction === 'before' ? ruleWords.daysBefore : ruleWords.daysAfter}</span>
      <PickChip
        label={ruleWords.anchor}
        choices={choices}
        value={anchor.type === 'snapshot' ? SNAPSHOT : anchor.column}
        noMatch={ruleWords.noMatch}
        onPick={(id) =>
          keep({ ...condition, anchor: id === SNAPSHOT ? { type: 'snapshot' } : { type: 'column', column: id } })
        }
      >
        {anchor.type === 'snapshot' ? ruleWords.snapshot : anchor.column}
      </PickChip>
    </>
  )
}
