import type { VersionComparison, VersionLine } from '../../../../../shared/contract/versions.ts'
import { withheldCells } from '../../../../../shared/quality/small-cells.ts'

/** Entries whose line is withheld: of few units before or after, and others by which those could be worked out. */
export function withheldEntries(
  lines: readonly Pick<VersionLine, 'entryId' | 'from' | 'to'>[],
  least: number,
): ReadonlySet<string> {
  const marks = (['from', 'to'] as const).map((end) =>
    withheldCells(
      lines.map((line) => line[end]?.units ?? 0),
      least,
    ),
  )
  return new Set(lines.filter((_, at) => marks.some((end) => end[at])).map(({ entryId }) => entryId))
}

/** The moves of enough units between lines that are shown, and how many others there are. */
export function shownMoves(
  { lines, moves }: Pick<VersionComparison, 'lines' | 'moves'>,
  least: number,
): { readonly moves: VersionComparison['moves']; readonly withheld: number } {
  const hidden = withheldEntries(lines, least)
  const names = new Set(lines.filter(({ entryId }) => hidden.has(entryId)).map(({ name }) => name))
  const shown = moves.filter(({ from, to, sums }) => sums.units >= least && !names.has(from) && !names.has(to))
  return { moves: shown, withheld: moves.length - shown.length }
}
