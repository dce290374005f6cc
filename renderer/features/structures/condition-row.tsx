import { useRef } from 'react'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { checkRule } from '../../../shared/rules/check-rule.ts'
import { printCondition } from '../../../shared/rules/print-rule.ts'
import { readRule } from '../../../shared/rules/read-rule.ts'
import type { Condition, Literal } from '../../../shared/rules/rule.ts'
import { addTo, type RulePath, replaceAt, ruleAt, withNotToggled } from '../../../shared/rules/rule-tree.ts'
import { useQuery } from '../../state/use-query.ts'
import { OPERATOR_WORDS, ruleWords } from '../../strings/structures.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { LongName } from '../../ui/long-name.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PickChip } from '../../ui/pick-chip.tsx'
import type { BuilderContext } from './builder-context.ts'
import { columnChoices } from './column-choices.ts'
import { operatorOf, operatorsFor, withColumn, withOperator, withoutFallback } from './condition-operators.ts'
import { startingValue } from './starting-value.ts'
import { useThrottled } from './use-throttled.ts'
import { ValueEditor } from './value-editor.tsx'
import { withThresholdValues } from './with-threshold-values.ts'

interface ConditionRowProps {
  readonly condition: Condition
  readonly path: RulePath
  readonly context: BuilderContext
}

/** One condition as chips with the counts of units for which it is true and unknown. */
export function ConditionRow({ condition, path, context }: ConditionRowProps) {
  const { scope, activePath, onActive, asOf, profiles } = context
  const type = scope.columns.get(condition.column)
  // A starting value takes a moment: what it goes into is the rule as it stands then.
  const latest = useRef(context)
  latest.current = context
  const keep = (next: Condition): void => latest.current.edit.commitRule(replaceAt(latest.current.rule, path, next))
  const replace = (next: (fallback: Literal) => Condition, column: string, of: ColumnType): void => {
    const known = withoutFallback(next)
    if (known !== null) keep(known)
    else
      void startingValue({ column, type: of, profile: profiles.get(column), asOf }).then((value) => keep(next(value)))
  }
  const isActive = activePath !== null && activePath.join() === path.join()
  const isRefused = scope.refused?.has(condition.column) ?? false
  const isMisfit = type !== undefined && !isRefused && checkRule(condition, scope).length > 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chips inside take the focus; the row only notes which has it
    <div className={classNames('condition', isActive && 'hot', isMisfit && 'misfit')} onFocus={() => onActive(path)}>
      <span className="chips">
        <PickChip
          label={ruleWords.column}
          spoken={condition.column}
          className={classNames('column', (type === undefined || isRefused) && 'bad')}
          choices={columnChoices(scope, context.missing)}
          value={condition.column}
          find={ruleWords.findColumn}
          noMatch={ruleWords.noMatch}
          mono
          onPick={(column) => {
            const is = scope.columns.get(column) ?? 'text'
            replace((fallback) => withColumn(condition, column, { was: type, is }, fallback), column, is)
          }}
        >
          <LongName name={condition.column} />
        </PickChip>
        <PickChip
          label={ruleWords.operator}
          className="op"
          choices={operatorsFor(type ?? 'text').map((id) => ({
            id,
            name: OPERATOR_WORDS[id].sign,
            note: OPERATOR_WORDS[id].name,
          }))}
          value={operatorOf(condition)}
          noMatch={ruleWords.noMatch}
          onPick={(operator) =>
            replace((fallback) => withOperator(condition, operator, fallback), condition.column, type ?? 'text')
          }
        >
          {condition.kind === 'within' ? 'within' : OPERATOR_WORDS[operatorOf(condition)].sign}
        </PickChip>
        <ValueEditor condition={condition} path={path} context={context} />
        {'ignoringCase' in condition && condition.ignoringCase && (
          <span className="word">{ruleWords.ignoringCase}</span>
        )}
      </span>
      <ConditionCounts condition={condition} context={context} />
      <ConditionMenu condition={condition} path={path} context={context} />
    </div>
  )
}

function ConditionCounts({ condition, context }: Omit<ConditionRowProps, 'path'>) {
  // With a shared threshold where the hand holds it.
  const filter = useThrottled(printCondition(withThresholdValues(condition, context.thresholds)), 120)
  const { data, error, isStale } = useQuery(
    'grid.count',
    { filter, sort: null, within: null },
    // The text may still name what was renamed a moment ago.
    { enabled: readRule(filter, context.scope).rule !== null },
  )
  const unknown = condition.kind === 'missing' ? 0 : (context.missing.get(condition.column) ?? 0)
  return (
    <>
      <span className={classNames('num', (isStale || error) && 'stale')}>
        {data !== undefined && formatExactCount(data.rowCount)}
      </span>
      <span className={classNames('num', unknown > 0 ? 'warn-word' : 'muted')}>{formatExactCount(unknown)}</span>
    </>
  )
}

function ConditionMenu({ condition, path, context }: ConditionRowProps) {
  const { edit, rule } = context
  const hasCase = 'ignoringCase' in condition && context.scope.columns.get(condition.column) === 'text'
  const isNegated = path.length > 0 && ruleAt(rule, path.slice(0, -1))?.kind === 'not'
  const grow = (kind: 'all' | 'any'): void => {
    const copy = addTo(rule, path, condition, kind)
    edit.commitRule(copy)
  }
  return (
    <Menu
      label={ruleWords.conditionMenu}
      trigger={<IconButton icon="more" label={ruleWords.conditionMenu} small />}
      groups={[
        {
          entries: [
            { id: 'or', name: ruleWords.alternative, onChoose: () => grow('any') },
            { id: 'and', name: ruleWords.further, onChoose: () => grow('all') },
            {
              id: 'not',
              name: isNegated ? ruleWords.affirm : ruleWords.negate,
              onChoose: () => edit.commitRule(withNotToggled(rule, isNegated ? path.slice(0, -1) : path)),
            },
            ...(hasCase
              ? [
                  {
                    id: 'case',
                    name: ruleWords.ignoreCase,
                    isChosen: condition.ignoringCase,
                    onChoose: () =>
                      edit.commitRule(replaceAt(rule, path, { ...condition, ignoringCase: !condition.ignoringCase })),
                  },
                ]
              : []),
          ],
        },
        {
          entries: [
            {
              id: 'remove',
              name: ruleWords.removeCondition,
              onChoose: () => edit.commitRule(replaceAt(rule, path, null)),
            },
          ],
        },
      ]}
    />
  )
}
