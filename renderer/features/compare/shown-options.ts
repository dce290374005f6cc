import type { BoardChoice } from '../../../shared/entities/board.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { boardOptions } from '../../state/board-options.ts'
import { optionLetter } from '../../ui/option-letter.ts'

/** An option on the board; its letter is its place among all options, so it is the same on every screen. */
export interface ShownOption {
  readonly structureId: string
  readonly name: string
  readonly lens: Structure['lens']
  readonly letter: string
  readonly isBaseline: boolean
}

/** The options on the board in their order: those chosen that still exist, else all up to seven. */
export function shownOptions(structures: readonly Structure[], board: BoardChoice): readonly ShownOption[] {
  const { ids, baselineId } = boardOptions(structures, board)
  return ids.flatMap((id) => {
    const index = structures.findIndex((structure) => structure.id === id)
    const structure = structures[index]
    if (structure === undefined) return []
    const { name, lens } = structure
    return [{ structureId: id, name, lens, letter: optionLetter(index), isBaseline: id === baselineId }]
  })
}

/** The options as columns: with more than three the board scrolls and the baseline stands fixed in front. */
export function columnOrder(options: readonly ShownOption[]): readonly ShownOption[] {
  if (options.length <= 3) return options
  return [...options.filter((option) => option.isBaseline), ...options.filter((option) => !option.isBaseline)]
}

/** The board with an option one place further left (-1) or right (+1). */
export function withOptionMoved(options: readonly ShownOption[], structureId: string, by: -1 | 1): readonly string[] {
  const ids = options.map((option) => option.structureId)
  const from = ids.indexOf(structureId)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return ids
  return ids.with(from, ids[to] ?? structureId).with(to, structureId)
}
