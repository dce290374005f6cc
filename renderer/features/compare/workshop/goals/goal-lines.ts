import type { HandledLine } from '../../../../../shared/contract/threshold-cube.ts'
import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../../../shared/entities/structure.ts'
import { lineOf } from '../../../../../shared/rules/condition-line.ts'
import { spokenColumn } from '../../../../../shared/rules/spoken-column.ts'
import { placedConditions } from '../../../../../shared/rules/walk-rule.ts'
import { namesOf } from '../../../../state/rule-scope-of.ts'
import { type FigureWords, figureWords } from '../../../../strings/figure-words.ts'
import { goalWords as say } from '../../../../strings/goals.ts'

/** A line of an option that can be moved for a goal. */
export interface GoalLine {
  readonly id: string
  readonly name: string
  readonly line: HandledLine
  /** The first entry whose rule has it. */
  readonly entryId: string
  readonly value: number
  readonly figures: FigureWords
}

/** Every line of an option, its segments' in their order first; a shared threshold stands once. */
export function goalLines(structure: Structure, workspace: WorkspaceView): readonly GoalLine[] {
  const { thresholds } = namesOf(workspace)
  const scope = { thresholds, asOf: workspace.frame.asOf }
  const found = [...structure.segments, ...structure.exclusions].flatMap(({ id: entryId, name, draft }) =>
    (draft.rule === null ? [] : placedConditions(draft.rule)).flatMap(({ condition, path }): GoalLine[] => {
      const line = lineOf(condition, scope)
      if (line === null) return []
      const { column, threshold, value } = line
      const figures = figureWords(workspace, column, threshold)
      return threshold === null
        ? [
            {
              ...{ id: `${entryId} ${path.join('.')}`, entryId, value, figures },
              name: say.ownLine(name, spokenColumn(column), figures.alone(value)),
              line: { kind: 'condition', entryId, path: [...path] },
            },
          ]
        : [
            {
              ...{ id: `@${threshold}`, entryId, value, figures },
              name: say.sharedLine(spokenColumn(threshold), figures.alone(value)),
              line: { kind: 'threshold', name: threshold },
            },
          ]
    }),
  )
  return found.filter(({ id }, at) => found.findIndex((other) => other.id === id) === at)
}
