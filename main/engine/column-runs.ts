import type { SpineColumns } from '../ports/spine-columns.ts'
import { distributionOf } from './column-distribution.ts'
import { profileColumn } from './column-statistics.ts'
import { findKey } from './find-keys.ts'
import { numberRoom } from './present-values.ts'
import { orderRows } from './row-order.ts'
import type { TaskOf, TaskResults, TaskRun } from './worker-task.ts'

export function profileRun(spine: SpineColumns): TaskRun {
  const found: TaskResults['profile'][number][] = []
  const room = numberRoom(spine.rowCount)
  return {
    item(column) {
      found.push({ column, statistics: profileColumn(spine, column, room) })
    },
    result: () => found,
  }
}

export function keysRun(task: TaskOf<'keys'>, spine: SpineColumns): TaskRun {
  const found: TaskResults['keys'][number][] = []
  const room = numberRoom(spine.rowCount)
  return {
    item(index) {
      const column = task.columns[index]
      if (column === undefined) throw new RangeError(`No item ${index}`)
      found.push({ column, candidate: findKey(spine, column, room) })
    },
    result: () => found,
  }
}

export function orderRun(task: TaskOf<'order'>, spine: SpineColumns): TaskRun {
  let order: TaskResults['order'] = null
  return {
    item() {
      order = orderRows(spine, task.rows, task.column, task.direction)
    },
    result: () => order,
  }
}

export function distributionRun(task: TaskOf<'distribution'>, spine: SpineColumns): TaskRun {
  let distribution: TaskResults['distribution'] = null
  return {
    item() {
      distribution = distributionOf(spine, task.column, task)
    },
    result: () => distribution,
  }
}
