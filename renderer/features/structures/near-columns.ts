import type { NearestUnits, NearUnit } from '../../../shared/contract/conditions.ts'
import { numberName } from '../../../shared/quality/number-names.ts'
import { spokenColumn } from '../../../shared/rules/spoken-column.ts'
import type { ChartCell, ChartTable } from '../../charts/chart-table.ts'
import { nearWords } from '../../strings/distribution.ts'
import type { FigureWords } from '../../strings/figure-words.ts'
import type { Noun } from '../../strings/structures.ts'
import { formatCell, formatNameNumber, formatNumber } from '../../ui/format-number.ts'
import { sentenceCase } from '../../ui/number-word.ts'

/** A column of the table of units nearest a line. */
export interface NearColumn {
  readonly id: string
  readonly head: string
  readonly kind: 'key' | 'text' | 'number' | 'entry'
  /** The exact cell: an entry's id, a number, a text, null for none. */
  readonly cell: (unit: NearUnit) => ChartCell
  readonly show: (value: number) => string
}

export interface NearColumnsAsked {
  readonly near: NearestUnits
  readonly noun: Noun
  /** The condition's column. */
  readonly column: string
  readonly figures: FigureWords
  readonly currencySign: string
  readonly isDate: (column: string) => boolean
  readonly showDay: (day: number) => string
  /** Where the line stood and stands, in words; null while it stands where it stood. */
  readonly lines: { readonly was: string; readonly now: string } | null
}

/** The columns, left to right; each figure once, money only where a unit has some, both places only while the line is moved. */
export function nearColumns(asked: NearColumnsAsked): readonly NearColumn[] {
  const { near, noun, column, figures, currencySign, isDate, showDay, lines } = asked
  const money = (['revenue', 'contribution'] as const).filter((id) => isOwnColumn(near, (unit) => unit[id]))
  const further = near.columns.flatMap((name, index): NearColumn[] => {
    // What the rule names may be the very column that holds the revenue.
    if (money.some((id) => near.units.every((unit) => unit[id] === (unit.cells[index] ?? null)))) return []
    const isNumber = near.units.every(({ cells }) => typeof (cells[index] ?? 0) === 'number')
    const column: NearColumn = {
      id: `further ${name}`,
      head: sentenceCase(spokenColumn(name)),
      kind: isNumber ? 'number' : 'text',
      cell: ({ cells }) => plainCell(cells[index] ?? null),
      show: isDate(name) ? showDay : numberName({ name, type: 'integer' }) === null ? formatCell : formatNameNumber,
    }
    return [column]
  })
  const own = sentenceCase(spokenColumn(column))
  return [
    { id: 'key', head: nearWords.key(noun), kind: 'key', cell: ({ key }) => key, show: formatNameNumber },
    ...further,
    {
      id: 'value',
      head: figures.unit === '' ? own : `${own}, ${figures.unit}`,
      kind: 'number',
      cell: ({ value }) => value,
      show: figures.plain,
    },
    ...money.map(
      (id): NearColumn => ({
        id,
        head: nearWords[id](currencySign),
        kind: 'number',
        cell: (unit) => unit[id],
        show: (value) => formatNumber(value),
      }),
    ),
    ...entryColumns(lines),
  ]
}

/** Money that a unit has, and that is not the condition's own column once more. */
function isOwnColumn({ units }: NearestUnits, of: (unit: NearUnit) => number | null): boolean {
  return units.some((unit) => of(unit) !== null) && units.some((unit) => of(unit) !== unit.value)
}

function entryColumns(lines: NearColumnsAsked['lines']): readonly NearColumn[] {
  const entry = (id: 'was' | 'now', head: string): NearColumn => ({
    ...{ id, head, kind: 'entry', cell: (unit) => unit[id], show: formatCell },
  })
  if (lines === null) return [entry('now', nearWords.goesTo)]
  return [entry('was', nearWords.at(lines.was)), entry('now', nearWords.at(lines.now))]
}

function plainCell(cell: string | number | boolean | null): ChartCell {
  return typeof cell === 'boolean' ? (cell ? nearWords.yes : nearWords.no) : cell
}

export interface NearSort {
  readonly key: string
  readonly direction: 'ascending' | 'descending'
}

/** The units in the order of a column, missing cells last; null is by falling value. */
export function sortedUnits(
  units: readonly NearUnit[],
  columns: readonly NearColumn[],
  sort: NearSort | null,
): readonly NearUnit[] {
  const column = columns.find(({ id }) => id === sort?.key)
  if (sort === null || column === undefined) return units
  const sign = sort.direction === 'ascending' ? 1 : -1
  return units.toSorted((a, b) => {
    const [left, right] = [column.cell(a), column.cell(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * (String(left) < String(right) ? -1 : Number(String(left) > String(right)))
  })
}

/** The table as it is copied: exact values, entries by name. */
export function nearTable(
  title: string,
  columns: readonly NearColumn[],
  units: readonly NearUnit[],
  nameOf: (entryId: string) => string,
): ChartTable {
  return {
    title,
    columns: columns.map(({ head, kind }) => ({ label: head, kind: kind === 'number' ? 'number' : 'text' })),
    rows: units.map((unit) =>
      columns.map(({ kind, cell }) => (kind === 'entry' ? nameOf(String(cell(unit))) : cell(unit))),
    ),
  }
}
