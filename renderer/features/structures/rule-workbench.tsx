import { useEffect, useMemo, useState } from 'react'
import type { MovedThreshold } from '../../../shared/contract/structures.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { describeRule } from '../../../shared/rules/describe-rule.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import type { Range } from '../../../shared/rules/problem.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import { type RulePath, ruleAt } from '../../../shared/rules/rule-tree.ts'
import { useQuery } from '../../state/use-query.ts'
import { figureWords } from '../../strings/figure-words.ts'
import { ruleWords } from '../../strings/structures.ts'
import { Icon } from '../../ui/icon.tsx'
import { sentenceCase } from '../../ui/number-word.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { activePathOf, pathAtOffset } from './active-path.ts'
import type { BuilderContext } from './builder-context.ts'
import type { Entry } from './entry.ts'
import { useReach } from './live-reach.tsx'
import { RuleBuilder } from './rule-builder.tsx'
import { RuleText } from './rule-text.tsx'
import { ThresholdFigure } from './threshold-figure.tsx'
import { lineScopeOf } from './use-moved-line.ts'
import { type RuleEdit, useRuleDraft } from './use-rule-draft.ts'

interface RuleWorkbenchProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly scope: RuleScope
  /** Told whenever the edit changes; keep it cheap. */
  readonly onEdit: (edit: RuleEdit, preview: MovedThreshold | null) => void
}

/** The rule of one entry: builder and text as equals, its sentence, and the spread of the condition at hand. */
export function RuleWorkbench({ workspace, structure, entry, entries, scope, onEdit }: RuleWorkbenchProps) {
  const edit = useRuleDraft(structure.id, entry, scope)
  const [preview, setPreview] = useState<MovedThreshold | null>(null)
  const [chosenPath, setChosenPath] = useState<RulePath | null>(null)
  const { data: profileList } = useQuery('grid.profiles', {}, { ofTable: true })
  const profiles = useMemo(() => new Map((profileList ?? []).map((profile) => [profile.name, profile])), [profileList])
  const missing = useMemo(() => missingOf(workspace), [workspace])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parent's function is new with every render
  useEffect(() => onEdit(edit, preview), [edit.text, edit.isDirty, edit.read, preview])
  const rule = edit.lastTree
  const isBehind = edit.tree === null && edit.text.trim() !== ''
  const activePath = rule === null ? null : activePathOf(rule, chosenPath, lineScopeOf(workspace))
  const context: Omit<BuilderContext, 'rule'> = {
    ...{ scope, edit, profiles, missing, activePath },
    thresholds: workspace.thresholds.map((threshold) =>
      threshold.name === preview?.name ? { ...threshold, value: preview.value } : threshold,
    ),
    place: { structureId: structure.id, entryId: entry.id },
    unitOf: (column) => figureWords(workspace, column).unit,
    asOf: workspace.frame.asOf,
    onActive: setChosenPath,
  }
  return (
    <section className="rule-work scroll" aria-label={entry.name}>
      <RuleLine entry={entry} edit={edit} workspace={workspace} />
      <div className="rule-pair">
        <RuleBuilder rule={rule} context={context} isBehind={isBehind} />
        <RuleText
          name={entry.name}
          kept={entry.draft.text}
          {...{ edit, scope, profiles }}
          active={isBehind ? null : operandRange(edit.text, activePath)}
          onCaret={(offset) => {
            const path = pathAtOffset(edit.text, offset)
            if (path !== null) setChosenPath(path)
          }}
          sentence={sentenceOf(edit.read.rule, preview === null ? scope : withPreview(scope, preview))}
        />
      </div>
      {edit.lastRead !== null && (
        <ThresholdFigure
          {...{ workspace, structure, entry, entries, edit }}
          rule={edit.lastRead.rule}
          activePath={activePathOf(edit.lastRead.rule, chosenPath, lineScopeOf(workspace))}
          onPreview={setPreview}
        />
      )}
    </section>
  )
}

function missingOf(workspace: WorkspaceView): ReadonlyMap<string, number> {
  return new Map((workspace.spine?.columns ?? []).map(({ name, missing }) => [name, missing]))
}

/** The scope with a shared threshold where the hand holds it. */
function withPreview(scope: RuleScope, { name, value }: MovedThreshold): RuleScope {
  return { ...scope, thresholds: new Map([...scope.thresholds, [name, value]]) }
}

function sentenceOf(rule: Rule | null, scope: RuleScope): string {
  return rule === null ? ruleWords.nothingYet : `${sentenceCase(describeRule(rule, scope))}.`
}

/** Where the first value of the active condition stands in the text. */
function operandRange(text: string, path: RulePath | null): Range | null {
  const { rule, spans } = parseRule(text)
  const part = rule === null || path === null ? null : ruleAt(rule, path)
  return part === null ? null : (spans.get(part)?.operands[0] ?? null)
}

interface RuleLineProps {
  readonly entry: Entry
  readonly edit: RuleEdit
  readonly workspace: WorkspaceView
}

function RuleLine({ entry, edit, workspace }: RuleLineProps) {
  const reach = useReach()
  const own = reach.now?.entries.find(({ entryId }) => entryId === entry.id)
  const isEmpty = edit.text.trim() === ''
  const isValid = edit.read.rule !== null
  const isRefused = edit.read.problems.some(({ refusedColumn }) => refusedColumn !== undefined)
  return (
    <div className="rule-line">
      <Swatch kind={entry.paint} isRepeat={entry.isRepeat} />
      <h2 className="cut">
        {entry.kind === 'segment' && `${entry.index + 1}  `}
        {entry.name}
      </h2>
      {own && !own.broken && (
        <span className="caption cut">
          {ruleWords.lead(own.matches, own.matches - own.units, workspace.frame.unitNoun)}
        </span>
      )}
      <span className="spring" />
      <span className="caption rule-state">
        {isValid && <Icon name="check" small />}
        {!isValid && !isEmpty && <StatusGlyph status="warning" />}
        {isValid
          ? ruleWords.valid
          : isEmpty
            ? ruleWords.nothingYet
            : edit.tree === null
              ? ruleWords.invalid
              : isRefused
                ? ruleWords.usesKeptOut
                : ruleWords.misfit}
      </span>
    </div>
  )
}
