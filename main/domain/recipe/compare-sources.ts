import { lostColumns } from '../../../shared/recipe/lost-columns.ts'
import type { RecipeDifference } from '../../../shared/recipe/recipe-difference.ts'
import type { SourceColumn, SourceReport } from '../../../shared/recipe/recipe-report.ts'

const MOST_NEW_VALUES = 20

/** How the files of each source differ from those of an earlier run; `inUse`: column names that the recipe mentions. */
export function compareSources(
  before: readonly SourceReport[],
  after: readonly SourceReport[],
  inUse: ReadonlySet<string>,
): readonly RecipeDifference[] {
  return after.flatMap((source) => {
    const former = before.find(({ sourceId }) => sourceId === source.sourceId)
    return former === undefined ? [] : compareSource(former, source, inUse)
  })
}

function compareSource(before: SourceReport, after: SourceReport, inUse: ReadonlySet<string>): RecipeDifference[] {
  const { sourceId } = after
  const [old, now] = [byName(before.columns), byName(after.columns)]
  const added = after.columns.filter(({ name }) => !old.has(name))
  const differences = lostColumns(before.columns, after.columns).map(({ column, nearest }): RecipeDifference => {
    return { kind: 'missing-column', sourceId, column, nearest, inUse: inUse.has(column) }
  })
  for (const { name, type } of before.columns) {
    const to = now.get(name)?.type ?? type
    if (to !== type)
      differences.push({ kind: 'type-change', sourceId, column: name, from: type, to, inUse: inUse.has(name) })
  }
  for (const { name, type } of added) differences.push({ kind: 'new-column', sourceId, column: name, type })
  for (const column of after.columns) differences.push(...newValues(sourceId, old.get(column.name), column))
  if (before.rows !== after.rows) differences.push({ kind: 'rows', sourceId, from: before.rows, to: after.rows })
  return differences
}

function newValues(sourceId: string, before: SourceColumn | undefined, after: SourceColumn): RecipeDifference[] {
  if (before?.categories === null || before === undefined || after.categories === null) return []
  const known = new Set(before.categories)
  const values = after.categories.filter((value) => !known.has(value)).slice(0, MOST_NEW_VALUES)
  return values.length === 0 ? [] : [{ kind: 'new-values', sourceId, column: after.name, values }]
}

function byName(columns: readonly SourceColumn[]): ReadonlyMap<string, SourceColumn> {
  return new Map(columns.map((column) => [column.name, column]))
}
