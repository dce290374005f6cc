import type { ConditionSpread } from '../../../shared/contract/conditions.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import type { ChartTable } from '../../charts/chart-table.ts'
import type { DistributionSeries } from '../../charts/distribution-chart.tsx'
import { distributionWords } from '../../strings/distribution.ts'
import type { FigureWords } from '../../strings/figure-words.ts'
import type { Noun } from '../../strings/structures.ts'
import type { Entry } from './entry.ts'

/** The bars, the entry in question first: it stands on the zero line, where its shape can be read. */
export function seriesOfSpread(
  spread: ConditionSpread,
  entries: readonly Entry[],
  ownId: string,
): readonly DistributionSeries[] {
  const series = spread.entryIds.map((id, index) => ({
    id,
    paint: entries.find((entry) => entry.id === id)?.paint ?? ('default' as const),
    counts: spread.counts[index] ?? [],
    isFull: id === ownId,
  }))
  return [...series.filter(({ isFull }) => isFull), ...series.filter(({ isFull }) => !isFull)]
}

/** "142 above €74,000 and 12 below −€3,000 are not drawn." or nothing. */
export function tailWords(
  { below, above, edges, scale }: ConditionSpread,
  figures: FigureWords,
  type: ColumnType,
): string {
  const [under, over] = [total(below), total(above)]
  if (under + over === 0) return ''
  // The last bin of whole values ends before its edge.
  const isOpen = type !== 'number' && scale === 'linear'
  const sayOver = !isOpen
    ? distributionWords.above
    : type === 'date'
      ? distributionWords.fromDay
      : distributionWords.orMore
  // The steps of a log scale end where they may: two digits say enough.
  const end = (edge: number): string =>
    scale === 'log' ? distributionWords.about(figures.alone(Number(edge.toPrecision(2)))) : figures.alone(edge)
  return distributionWords.tails(
    under === 0 ? null : distributionWords.below(under, end(edges[0] ?? 0)),
    over === 0 ? null : sayOver(over, end(edges.at(-1) ?? 0)),
  )
}

/** The bins as a table, with what is beyond them at its ends. */
export function tableOfSpread(
  spread: ConditionSpread,
  entries: readonly Entry[],
  pathName: string,
  title: string,
  figures: FigureWords,
  noun: Noun,
): ChartTable {
  const { edges, counts, below, above, entryIds } = spread
  const nameOf = (id: string): string => entries.find((entry) => entry.id === id)?.name ?? pathName
  const head = (words: string): string => (figures.unit === '' ? words : `${words}, ${figures.unit}`)
  const bins = edges
    .slice(0, -1)
    .map((edge, bin) => [edge, edges[bin + 1] ?? edge, ...counts.map((ofEntry) => ofEntry[bin] ?? 0)])
  return {
    title,
    columns: [
      { label: head(distributionWords.from), kind: 'number', show: figures.plain },
      { label: head(distributionWords.to), kind: 'number', show: figures.plain },
      ...entryIds.map((id) => ({ label: `${nameOf(id)}, ${noun.plural}`, kind: 'number' as const })),
    ],
    rows: [
      ...(total(below) > 0 ? [[null, edges[0] ?? 0, ...below]] : []),
      ...bins,
      ...(total(above) > 0 ? [[edges.at(-1) ?? 0, null, ...above]] : []),
    ],
    groups: [...below, ...counts.flat(), ...above],
  }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
