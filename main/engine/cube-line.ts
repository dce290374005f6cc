import { AppError } from '../../shared/contract/app-error.ts'
import type { MovingLine, RunnableStructure } from '../ports/segment-engine.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import { compileStructure } from './compile-structure.ts'
import { cubeSlots } from './cube-run.ts'
import type { Program } from './program.ts'
import { stepBuckets } from './step-buckets.ts'
import type { CubeTask } from './worker-task.ts'

/**
 * A moving line as workers take it: the structure's rules twice or three times in one program, so that conditions on which
 * the line has no bearing are worked out once.
 */
export function prepareLine(
  line: MovingLine,
  measureCount: number,
  columns: readonly StoredColumn[],
): Pick<CubeTask, 'rules' | 'at' | 'column' | 'steps' | 'buckets' | 'slots'> & { readonly program: Program } {
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
  const rules = before.rules.length
  const moved = movedRules(before, after)
  // A unit that passes leaves a rule that moves, or comes to one.
  const wanted = Math.min(rules * (rules + 1), 2 * moved * rules) * (meets === 'own' ? 2 : 1)
  const slots = cubeSlots(steps.length, measureCount, wanted)
  return { program, rules, at: meets, column, steps, buckets: stepBuckets(steps), slots }
}

function movedRules(before: RunnableStructure, after: RunnableStructure): number {
  return before.rules.filter(({ rule }, index) => JSON.stringify(rule) !== JSON.stringify(after.rules[index]?.rule))
    .length
}
