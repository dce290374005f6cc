import type { DateOrder, SourcePreview } from '../../ports/source-reader.ts'

/**
 * The order of each date column over all files of a source: the one that most files prove, else that most guess. A file
 * whose days are all up to the 12th proves nothing and must not be read another way than the others.
 */
export function dateOrdersOf(previews: readonly SourcePreview[]): Readonly<Record<string, DateOrder>> {
  const votes = new Map<string, Map<DateOrder, number>>()
  for (const { columns } of previews) {
    for (const { name, dateOrder, dateOrderProven } of columns) {
      if (dateOrder === null) continue
      const own = votes.get(name) ?? new Map<DateOrder, number>()
      const weight = dateOrderProven ? previews.length + 1 : 1
      own.set(dateOrder, (own.get(dateOrder) ?? 0) + weight)
      votes.set(name, own)
    }
  }
  const best = (own: ReadonlyMap<DateOrder, number>): DateOrder => [...own].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  return Object.fromEntries([...votes].map(([name, own]) => [name, best(own)]))
}
