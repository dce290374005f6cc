import { useRef } from 'react'
import type { Rule } from '../../../shared/rules/rule.ts'
import { addTo, type RulePath, replaceAt, withGroupKind, withNotToggled } from '../../../shared/rules/rule-tree.ts'
import { ruleWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Menu } from '../../ui/menu.tsx'
import { PickChip } from '../../ui/pick-chip.tsx'
import type { BuilderContext } from './builder-context.ts'
import { columnChoices } from './column-choices.ts'
import { newCondition } from './condition-operators.ts'
import { ConditionRow } from './condition-row.tsx'
import { startingValue } from './starting-value.ts'

interface RuleBuilderProps {
  /** Without a rule yet: a context whose rule is null. */
  readonly rule: Rule | null
  readonly context: Omit<BuilderContext, 'rule'>
  /** The text cannot be read: what is shown is the last rule that could. */
  readonly isBehind: boolean
}

/** The rule as chips and groups, equal to its text. */
export function RuleBuilder({ rule, context, isBehind }: RuleBuilderProps) {
  const { scope, edit, missing, profiles, asOf } = context
  // A starting value takes a moment: what it is added to is the rule as it stands then.
  const latest = useRef({ rule, edit })
  latest.current = { rule, edit }
  const add = async (column: string, grown: (rule: Rule | null, condition: Rule) => Rule | null): Promise<void> => {
    const type = scope.columns.get(column) ?? 'text'
    const value = await startingValue({ column, type, profile: profiles.get(column), asOf })
    const now = latest.current
    now.edit.commitRule(grown(now.rule, newCondition(column, type, value)))
  }
  const choices = columnChoices(scope, missing)
  const pick = (words: string, onPick: (column: string) => void) => (
    <PickChip
      label={words}
      className="linkish-chip"
      choices={choices}
      value={null}
      find={ruleWords.findColumn}
      noMatch={ruleWords.noMatch}
      mono
      onPick={onPick}
    >
      {words}
    </PickChip>
  )
  const other = rule?.kind === 'any' ? 'all' : 'any'
  return (
    <div className={classNames('builder', isBehind && 'is-behind')}>
      <div className="pane-head builder-grid">
        <span>{ruleWords.builder}</span>
        <span className="num">{ruleWords.trueHead}</span>
        <span className="num">{ruleWords.unknownHead}</span>
      </div>
      {isBehind && <p className="caption pane-note">{rule === null ? ruleWords.emptyBuilder : ruleWords.unread}</p>}
      {!isBehind && rule === null && <p className="caption pane-note">{ruleWords.emptyBuilder}</p>}
      {rule !== null && (
        <div className="rule-root" inert={isBehind}>
          <RulePart part={rule} path={[]} context={{ ...context, rule }} />
        </div>
      )}
      {!isBehind && (
        <div className="add-conditions">
          {pick(ruleWords.addCondition, (column) => void add(column, (to, condition) => addTo(to, [], condition)))}
          {rule !== null &&
            pick(
              ruleWords.addGroup,
              (column) =>
                void add(column, (to, condition) => addTo(to, [], { kind: other, of: [condition, condition] })),
            )}
        </div>
      )}
    </div>
  )
}

interface RulePartProps {
  readonly part: Rule
  readonly path: RulePath
  readonly context: BuilderContext
}

function RulePart({ part, path, context }: RulePartProps) {
  if (part.kind === 'not') {
    return (
      <div className="group">
        <GroupLabel part={part} path={path} context={context} />
        <RulePart part={part.of} path={[...path, 0]} context={context} />
      </div>
    )
  }
  if (part.kind !== 'all' && part.kind !== 'any') return <ConditionRow condition={part} path={path} context={context} />
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend
    <div className="group" role="group" aria-label={part.kind === 'all' ? ruleWords.allOf : ruleWords.anyOf}>
      <GroupLabel part={part} path={path} context={context} />
      {part.of.map((member, index) => (
        // Parts of a rule have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
        <RulePart key={index} part={member} path={[...path, index]} context={context} />
      ))}
    </div>
  )
}

function GroupLabel({ part, path, context }: RulePartProps) {
  const { rule, edit } = context
  const words = part.kind === 'not' ? ruleWords.not : part.kind === 'all' ? ruleWords.allOf : ruleWords.anyOf
  const isGroup = part.kind === 'all' || part.kind === 'any'
  const regroup = (kind: 'all' | 'any'): void => edit.commitRule(withGroupKind(rule, path, kind))
  return (
    <div className="connective">
      <Menu
        label={ruleWords.groupMenu(words)}
        trigger={
          <Button kind="quiet" className="connective-button" label={ruleWords.groupMenu(words)}>
            {words}
          </Button>
        }
        groups={[
          {
            entries: [
              ...(isGroup
                ? [
                    {
                      id: 'all',
                      name: ruleWords.readAll,
                      isChosen: part.kind === 'all',
                      onChoose: () => regroup('all'),
                    },
                    {
                      id: 'any',
                      name: ruleWords.readAny,
                      isChosen: part.kind === 'any',
                      onChoose: () => regroup('any'),
                    },
                  ]
                : []),
              {
                id: 'not',
                name: part.kind === 'not' ? ruleWords.affirm : ruleWords.negate,
                onChoose: () => edit.commitRule(withNotToggled(rule, path)),
              },
            ],
          },
          {
            entries: [
              {
                id: 'remove',
                name: ruleWords.removeGroup,
                onChoose: () => edit.commitRule(replaceAt(rule, path, null)),
              },
            ],
          },
        ]}
      />
    </div>
  )
}
