import type { ComparisonRow } from '../../../../shared/contract/comparison.ts'

interface AnsweredOption<Line> {
  readonly structureId: string
  readonly lines: readonly Line[]
}

interface ShownStructure {
  readonly structure: { readonly structureId: string; readonly rows: readonly ComparisonRow[] }
}

/** Each option's lines without those that the board withholds or does not know. */
export function shownLines<Line extends { readonly entryId: string }>(
  answered: readonly AnsweredOption<Line>[],
  compared: readonly ShownStructure[],
): { structureId: string; lines: Line[] }[] {
  return answered.map(({ structureId, lines }) => {
    const own = compared.find(({ structure }) => structure.structureId === structureId)?.structure.rows ?? []
    const shown = new Set(own.filter(({ metrics }) => metrics.units?.kind === 'value').map(({ entryId }) => entryId))
    return { structureId, lines: lines.filter(({ entryId }) => shown.has(entryId)) }
  })
}
