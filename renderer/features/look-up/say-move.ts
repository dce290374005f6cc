import type { ExplainedLanding, LineMove, MoveTarget, UnitMove } from '../../../shared/contract/look-up.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { describeRule } from '../../../shared/rules/describe-rule.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import { spokenColumn } from '../../../shared/rules/spoken-column.ts'
import type { Noun } from '../../strings/compare.ts'
import { figureWords } from '../../strings/figure-words.ts'
import { lookUpWords as say } from '../../strings/look-up.ts'
import { sayCondition } from '../../strings/say-condition.ts'
import { formatCell } from '../../ui/format-number.ts'

type Cell = UnitMove['from']

/** What names and units are taken from. */
export interface Speaking {
  readonly workspace: WorkspaceView
  readonly scope: RuleScope
}

/** One condition that decides, with the unit's own value: "gross margin at or above €15,000: it has €18,240". */
export function sayBecause(
  { condition, holds, value }: ExplainedLanding['because'][number],
  { workspace, scope }: Speaking,
): string {
  const figures = figureWords(workspace, condition.column, thresholdOf(condition))
  const words = holds ? sayCondition(condition, figures, scope) : describeRule({ kind: 'not', of: condition }, scope)
  const isSaid = condition.kind === 'missing' || (condition.kind === 'compare' && condition.operator === '=' && holds)
  return isSaid ? words : `${words}: ${say.it(sayCell(value, condition.column, workspace))}`
}

/** The value that a column would need: "gross margin of at least €15,000 (now €14,188)". */
export function sayMove({ column, from, to }: UnitMove, { workspace }: Speaking): string {
  const name = spokenColumn(column)
  const own = sayCell(from, column, workspace)
  if (to.kind === 'other') return `${name} ${say.values.otherThan(own)}`
  const wanted = sayTarget(to, column, workspace)
  if (from === null) return `${say.isMissing(name)} ${wanted}`
  const isAmount = to.kind === 'number' && !isDay(column, workspace)
  return `${name} ${isAmount ? 'of ' : ''}${wanted} ${say.values.now(own)}`
}

/** "or the line of strategic margin at €14,188 instead of €15,000". */
export function sayLineMove(
  { column, threshold, from, to, past }: LineMove,
  ofEntry: string,
  { workspace }: Speaking,
): string {
  const figures = figureWords(workspace, column, threshold)
  const there = figures.alone(to)
  return say.line(
    threshold === null ? say.ownLine(spokenColumn(column), ofEntry) : say.sharedLine(spokenColumn(threshold)),
    figures.alone(from),
    past === null ? say.at(there) : say.past[past](there),
  )
}

/** How many others a move passes; nothing where that cannot be counted. */
export function sayPassed({ passed }: UnitMove, noun: Noun): string | null {
  return passed === null ? null : say.passed(passed, noun)
}

function sayTarget(to: Exclude<MoveTarget, { kind: 'other' }>, column: string, workspace: WorkspaceView): string {
  switch (to.kind) {
    case 'number': {
      const bound = isDay(column, workspace) ? say.bounds.day : say.bounds.number
      return `${bound[to.bound]} ${sayCell(to.value, column, workspace)}`
    }
    case 'is':
      return sayCell(to.value, column, workspace)
    case 'text':
      return `${say.texts[to.test]} “${to.text}”`
  }
}

/** A value of a column as a person reads it. */
export function sayCell(cell: Cell, column: string, workspace: WorkspaceView): string {
  if (cell === null) return say.values.missing
  if (typeof cell === 'boolean') return cell ? say.values.yes : say.values.no
  if (typeof cell === 'string') return `“${cell}”`
  const isNumber = workspace.spine?.columns.some(({ name }) => name === column) === true
  return isNumber ? figureWords(workspace, column).alone(cell) : formatCell(cell)
}

function isDay(column: string, { spine }: WorkspaceView): boolean {
  return spine?.columns.find(({ name }) => name === column)?.type === 'date'
}

function thresholdOf(condition: ExplainedLanding['because'][number]['condition']): string | null {
  return condition.kind === 'compare' && condition.operand.type === 'threshold' ? condition.operand.name : null
}
