import { AppError } from '../../shared/contract/app-error.ts'
import { arrangeColumns } from './arrange-columns.ts'
import { readColumnOf, type StagedColumn } from './column-builder.ts'
import { counted } from './column-names.ts'
import { isDoubtful, type KeptFaults } from './kept-faults.ts'
import { emptyFile } from './open-file.ts'
import { readingNotices } from './reading-notices.ts'
import type { TaskControl, WorkerRead } from './source-task.ts'

/** Moves what was gathered of a file into shared memory, with what is to be told of it. */
export function finishRead(
  file: Pick<WorkerRead, 'format' | 'sizeBytes' | 'dialect' | 'sheet'>,
  staged: readonly StagedColumn[],
  kept: KeptFaults,
  control: TaskControl,
): Omit<WorkerRead, 'passedOver'> {
  const rowsDone = staged[0]?.staged.values.rowCount ?? 0
  control.report({ phase: 'arranging', bytesDone: file.sizeBytes, bytesTotal: file.sizeBytes, rowsDone })
  return {
    ...file,
    table: arrangeColumns(staged, () => control.check()),
    columns: staged.map(readColumnOf),
    ...kept.summary(),
    notices: readingNotices(staged, rowsDone),
    doubtfulColumns: staged.filter((column) => isDoubtful(column, rowsDone)).map(({ name }) => name),
  }
}

/** What to say of a file where no row could be read; `none` where it has none at all. */
export function withoutRows(name: string, kept: KeptFaults, none: string, remedy: string): AppError {
  const { rowsSetAside, setAside } = kept.summary()
  if (rowsSetAside === 0) return emptyFile(name, none)
  const first = setAside[0]
  const why = first === undefined ? '' : ` Line ${first.line}: ${first.reason}.`
  return new AppError('file-malformed', `None of the ${counted(rowsSetAside, 'row')} of ${name} can be read.${why}`, {
    remedy,
    place: { file: name, line: first?.line },
  })
}
