import type { MovedThreshold } from '../../../shared/contract/structures.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { lineOf } from '../../../shared/rules/condition-line.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { type RulePath, replaceAt } from '../../../shared/rules/rule-tree.ts'
import { useQuery } from '../../state/use-query.ts'
import { distributionWords } from '../../strings/distribution.ts'
import { conditionAt } from './active-path.ts'
import type { Entry } from './entry.ts'
import { SpreadFigure } from './spread-figure.tsx'
import { lineScopeOf } from './use-moved-line.ts'
import { type RuleEdit, textOfRule } from './use-rule-draft.ts'
import { ValueFigure } from './value-figure.tsx'

export interface ThresholdFigureProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly edit: RuleEdit
  readonly rule: Rule
  readonly activePath: RulePath | null
  /** Counts and shows a shared threshold in the hand without keeping it; null for the end of the preview. */
  readonly onPreview: (preview: MovedThreshold | null) => void
}

const BINS = 60

/** How the column of the condition at hand is spread over the units it decides, its line to move, and who is near. */
export function ThresholdFigure(props: ThresholdFigureProps) {
  const { workspace, structure, entry, rule, activePath } = props
  const condition = conditionAt(rule, activePath)
  const column = workspace.spine?.columns.find(({ name }) => name === condition?.column)
  const isSpread = column !== undefined && column.type !== 'text' && column.type !== 'boolean'
  const line = condition === null ? null : lineOf(condition, lineScopeOf(workspace))
  const { data, isStale } = useQuery(
    'conditions.spread',
    {
      structureId: structure.id,
      entryId: entry.id,
      text: placeText(rule, activePath),
      path: [...(activePath ?? [])],
      bins: BINS,
      // As kept: the picture must not move under the hand.
      line: keptLine(props) ?? line?.value ?? null,
    },
    { enabled: isSpread && condition !== null },
  )
  if (condition !== null && column !== undefined && !isSpread)
    return <ValueFigure workspace={workspace} condition={condition} />
  if (condition === null || activePath === null || !isSpread)
    return <p className="caption figure-none">{distributionWords.none}</p>
  if (data === undefined) return null
  if (data.decided === 0)
    return <p className="caption figure-none">{distributionWords.nobody(workspace.frame.unitNoun)}</p>
  return (
    <SpreadFigure
      // The line in the hand belongs to one condition.
      key={`${activePath.join()} ${condition.column}`}
      {...props}
      activePath={activePath}
      condition={condition}
      spread={data}
      isStale={isStale}
      type={column.type}
    />
  )
}

/** The rule without the value of the condition in question, on which what it decides does not depend. */
function placeText(rule: Rule, path: RulePath | null): string {
  const condition = conditionAt(rule, path)
  if (condition === null || path === null) return textOfRule(rule)
  return textOfRule(replaceAt(rule, path, { kind: 'missing', column: condition.column, negated: true }))
}

/** Where the line stands in the rule as kept. */
function keptLine({ entry, activePath, workspace }: ThresholdFigureProps): number | null {
  if (entry.draft.rule === null) return null
  const condition = conditionAt(entry.draft.rule, activePath)
  return condition === null ? null : (lineOf(condition, lineScopeOf(workspace))?.value ?? null)
}
