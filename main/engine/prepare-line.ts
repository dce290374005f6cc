import { AppError } from '../../shared/contract/app-error.ts'
import type { MovingLine, RunnableStructure } from '../ports/segment-engine.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import { compileStructure } from './compile-structure.ts'
import type { Program } from './program.ts'
import { stepBuckets } from './step-buckets.ts'
import type { LineTask } from './worker-task.ts'

/** A moving line as workers take it, but for the lookup tables of its program. */
export interface PreparedLine extends Omit<LineTask, 'program'> {
  readonly program: Program
  /** The rules that name the line, by index. */
  readonly moved: readonly number[]
}

/**
 * Compiles the structure's rules twice or three times into one program, so that conditions on which the line has no
 * bearing are worked out once.
 */
export function prepareLine(line: MovingLine, columns: readonly StoredColumn[]): PreparedLine {
  const { before, at, after } = line
  const column = columns.findIndex(({ name }) => name === line.column)
  if (column < 0) {
    throw new AppError('rule-invalid', `The customer table does not have the column "${line.column}".`, {
      remedy: 'Choose another column.',
      place: { column: line.column },
    })
  }
  const meets = at === before ? 'before' : at === after ? 'after' : 'own'
  const runs = meets === 'own' ? [before, after, at] : [before, after]
  const program = compileStructure({ ...before, rules: runs.flatMap(({ rules }) => rules) }, columns)
  const steps = Float64Array.from(line.steps)
  const moved = movedRules(before, after)
  return { program, rules: before.rules.length, at: meets, column, steps, buckets: stepBuckets(steps), moved }
}

function movedRules(before: RunnableStructure, after: RunnableStructure): readonly number[] {
  const ruleAt = ({ rules }: RunnableStructure, index: number): string => JSON.stringify(rules[index]?.rule)
  return [...before.rules.keys()].filter((index) => ruleAt(before, index) !== ruleAt(after, index))
}
