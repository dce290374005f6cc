/* What features and keys mean (see shared/recipe), in plain arithmetic over the rows of one unit. */
import type { FeatureKind } from '../../../shared/recipe/feature.ts'
import type { KeyForm } from '../../../shared/recipe/key-form.ts'

/** An event; days are day numbers. */
export interface PlainRow {
  readonly day: number
  readonly amount: number | null
  readonly sort: string | null
}

/** Kinds that this arithmetic has; the others are held against a query in tests/integration/spine/behaviours.test.ts. */
type PlainKind = Exclude<
  FeatureKind,
  'perDay' | 'breadth' | 'renewed' | 'renewalGap' | 'elasticity' | 'path' | 'answered'
>

export interface PlainFeature {
  readonly name: string
  readonly kind: PlainKind
  readonly column?: 'amount' | 'sort'
  readonly where?: keyof typeof CONDITIONS
  readonly of?: keyof typeof CONDITIONS
  readonly windowDays?: number
}

export type PlainValue = number | string | null

/** Rules over events; what is unknown is not true. */
export const CONDITIONS = {
  'sort = "x"': ({ sort }) => sort === 'x',
  'not sort = "y"': ({ sort }) => sort !== null && sort !== 'y',
  'sort is missing': ({ sort }) => sort === null,
  'amount > 0': ({ amount }) => amount !== null && amount > 0,
  'amount between -10 and 50': ({ amount }) => amount !== null && amount >= -10 && amount <= 50,
} as const satisfies Readonly<Record<string, (row: PlainRow) => boolean>>

const DAYS_PER_BLOCK = 30

/** A feature of a unit that has these rows up to the as-of date; of a complete source no rows are nothing. */
export function plainFeature(
  feature: PlainFeature,
  rows: readonly PlainRow[],
  { asOf, isComplete }: { readonly asOf: number; readonly isComplete: boolean },
): PlainValue {
  const { kind, column, where, of, windowDays = Number.POSITIVE_INFINITY } = feature
  const own = rows.filter((row) => (where === undefined || CONDITIONS[where](row)) && asOf - row.day < windowDays)
  const days = [...new Set(own.map(({ day }) => day))].sort((a, b) => a - b)
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? 0))
  const values = column === undefined ? [] : own.flatMap((row) => row[column] ?? [])
  const none = isComplete ? 0 : null
  switch (kind) {
    case 'count':
      return own.length === 0 ? none : own.length
    case 'frequency':
      return own.length === 0 ? none : days.length
    case 'recency':
      return days.length === 0 ? null : asOf - Math.max(...days)
    case 'tenure':
      return days.length === 0 ? null : asOf - Math.min(...days)
    case 'meanGap':
      return meanOf(gaps)
    case 'medianGap':
      return medianOf(gaps)
    case 'sum':
      return own.length === 0 ? none : values.length === 0 ? null : sumOf(values)
    case 'mean':
      return meanOf(values)
    case 'min':
      return inOrder(values).at(0) ?? null
    case 'max':
      return inOrder(values).at(-1) ?? null
    case 'first':
      return inOrder(valuesOn(own, column, Math.min)).at(0) ?? null
    case 'last':
      return inOrder(valuesOn(own, column, Math.max)).at(-1) ?? null
    case 'distinct':
      return own.length === 0 ? none : new Set(values).size
    case 'share':
      return plainShare(own, column, of)
    case 'trend':
      if (own.length === 0) return none
      return column !== undefined && values.length === 0 ? null : slopeOf(blocksOf(own, column, asOf, windowDays))
  }
}

/** A key evened out; null where nothing is left of it. */
export function plainKey(text: string, { spaces, ignoreCase, leadingZeros }: KeyForm): string | null {
  const evened = (key: string): string => (spaces ? key.replaceAll(/\s+/g, ' ').trim() : key)
  const lowered = ignoreCase ? evened(text).toLowerCase() : evened(text)
  if (!leadingZeros || lowered === '') return lowered === '' ? null : lowered
  return evened(lowered.replace(/^0+/, '') || '0')
}

/** The present values of the earliest or latest day that has some. */
function valuesOn(
  rows: readonly PlainRow[],
  column: PlainFeature['column'],
  which: (...days: number[]) => number,
): readonly (number | string)[] {
  const present = rows.flatMap((row) => {
    const value = column === undefined ? null : row[column]
    return value === null ? [] : [{ day: row.day, value }]
  })
  const day = which(...present.map((each) => each.day))
  return present.filter((each) => each.day === day).map(({ value }) => value)
}

function plainShare(rows: readonly PlainRow[], column: PlainFeature['column'], of: PlainFeature['of']): PlainValue {
  const isPart = (row: PlainRow): boolean => of !== undefined && CONDITIONS[of](row)
  if (column === undefined) return rows.length === 0 ? null : rows.filter(isPart).length / rows.length
  const sum = (some: readonly PlainRow[]): number => sumOf(some.flatMap((row) => row[column] ?? []))
  return sum(rows) === 0 ? null : sum(rows.filter(isPart)) / sum(rows)
}

/** Rows, or the sum of a column, in each block of 30 days of the window, the oldest first. */
function blocksOf(
  rows: readonly PlainRow[],
  column: PlainFeature['column'],
  asOf: number,
  windowDays: number,
): readonly number[] {
  const blocks = new Array<number>(windowDays / DAYS_PER_BLOCK).fill(0)
  for (const row of rows) {
    const block = blocks.length - 1 - Math.floor((asOf - row.day) / DAYS_PER_BLOCK)
    blocks[block] = (blocks[block] ?? 0) + (column === undefined ? 1 : Number(row[column] ?? 0))
  }
  return blocks
}

/** The least-squares slope of values over 0, 1, 2, …: Σ (t − t̄)(y − ȳ) ÷ Σ (t − t̄)². */
function slopeOf(values: readonly number[]): number {
  const [centre, mean] = [(values.length - 1) / 2, sumOf(values) / values.length]
  const squares = sumOf(values.map((_, t) => (t - centre) ** 2))
  return sumOf(values.map((value, t) => (t - centre) * (value - mean))) / squares
}

function sumOf(values: readonly (number | string)[]): number {
  return values.reduce<number>((sum, value) => sum + Number(value), 0)
}

function meanOf(values: readonly (number | string)[]): number | null {
  return values.length === 0 ? null : sumOf(values) / values.length
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const middle = sorted.length % 2 === 1 ? [sorted[half]] : [sorted[half - 1], sorted[half]]
  return sorted.length === 0 ? null : sumOf(middle.map((value) => value ?? 0)) / middle.length
}

function inOrder<T extends number | string>(values: readonly T[]): readonly T[] {
  return values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
