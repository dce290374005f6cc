import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import { ROLE_IDS, type RoleBinding, type RoleId } from '../../../shared/economics/role.ts'
import { ROLE_CATALOGUE } from '../../../shared/economics/role-catalogue.ts'
import type { SpineColumn } from '../../../shared/entities/column.ts'
import type { Grade, JudgedColumn } from '../../../shared/quality/judge-columns.ts'
import { numberName } from '../../../shared/quality/number-names.ts'
import { TYPE_WORDS, typeWords } from '../../strings/data.ts'
import { GRADE_WORDS, SENSITIVITY_WORDS } from '../../strings/quality.ts'
import { formatCell, formatExactCount, formatFigure, formatNameNumber, formatShare } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'

export const FACT_HEADS = {
  name: 'Column',
  grade: 'Check',
  type: 'Type',
  meaning: 'Meaning',
  sensitivity: 'Sensitive',
  missing: 'Missing',
  misfits: 'Misfits',
  distinct: 'Distinct',
  min: 'Least',
  median: 'Median',
  mean: 'Mean',
  max: 'Greatest',
  top: 'Most frequent',
} as const
export type FactKey = keyof typeof FACT_HEADS
export const FACT_KEYS = Object.keys(FACT_HEADS) as readonly FactKey[]
export const NUMERIC_FACTS: ReadonlySet<FactKey> = new Set<FactKey>([
  'missing',
  'misfits',
  'distinct',
  'min',
  'median',
  'mean',
  'max',
])

const WORST_FIRST: readonly Grade[] = ['fail', 'warn', 'pass']

/** A column in words, and the values it is sorted by; null sorts last. */
export interface ColumnFacts {
  readonly column: SpineColumn
  readonly profile: ColumnProfile | undefined
  readonly judged: JudgedColumn | undefined
  readonly words: Readonly<Record<FactKey, string>>
  readonly values: Readonly<Record<FactKey, string | number | null>>
}

export type ColumnRoles = Readonly<Partial<Record<RoleId, RoleBinding | undefined>>>

/** What the table of columns says about one. */
export function columnFacts(
  column: SpineColumn,
  profile: ColumnProfile | undefined,
  roles: ColumnRoles,
  keyColumn: string | null,
  judged?: JudgedColumn,
): ColumnFacts {
  const { name, type, missing, misfits, distinct } = column
  const meaning = meaningOf(name, roles, keyColumn)
  const sensitivity = judged?.entry.sensitivity ?? 'none'
  const top = (profile?.top ?? []).slice(0, 4).map(topWords).join(', ')
  const names = numberName(column, keyColumn)
  const number = (value: number | null | undefined) => numberWords(value, type, names !== null)
  const mean = type === 'date' || names === 'identifier' ? null : profile?.mean
  const middle = (value: number | null | undefined) => {
    if (type === 'date' || value === null || value === undefined) return number(value)
    return names === null ? formatFigure(value) : formatNameNumber(Math.round(value))
  }
  return {
    column,
    profile,
    judged,
    words: {
      name,
      grade: judged === undefined ? '' : GRADE_WORDS[judged.grade],
      type: typeWords(type, column.reading?.unit),
      meaning,
      sensitivity: sensitivity === 'none' ? '' : SENSITIVITY_WORDS[sensitivity],
      missing: missingWords(missing, profile?.rowCount ?? 0),
      misfits: misfits === 0 ? 'none' : formatExactCount(misfits),
      distinct: formatExactCount(distinct),
      min: number(profile?.min),
      median: middle(profile?.median),
      mean: middle(mean),
      max: number(profile?.max),
      top,
    },
    values: {
      name,
      grade: judged === undefined ? null : WORST_FIRST.indexOf(judged.grade),
      type: TYPE_WORDS[type],
      meaning: meaning === '' ? null : meaning,
      sensitivity: sensitivity === 'none' ? null : SENSITIVITY_WORDS[sensitivity],
      missing,
      misfits,
      distinct,
      min: profile?.min ?? null,
      median: profile?.median ?? null,
      mean: mean ?? null,
      max: profile?.max ?? null,
      top: top === '' ? null : top,
    },
  }
}

/** The confirmed meanings of a column, and whether it is the key. */
export function meaningOf(column: string, roles: ColumnRoles, keyColumn: string | null): string {
  const names = ROLE_IDS.filter((role) => roles[role]?.column === column && roles[role]?.confirmed).map(
    (role) => ROLE_CATALOGUE[role].label,
  )
  return [...(column === keyColumn ? ['Key'] : []), ...names].join(', ')
}

/** Sorted by one fact; what has none comes last in either direction, ties keep the table's order. */
export function sortFacts(
  facts: readonly ColumnFacts[],
  key: FactKey,
  direction: 'ascending' | 'descending',
): readonly ColumnFacts[] {
  const sign = direction === 'ascending' ? 1 : -1
  return facts.toSorted((a, b) => {
    const [left, right] = [a.values[key], b.values[key]]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * String(left).localeCompare(String(right))
  })
}

function missingWords(missing: number, rowCount: number): string {
  if (missing === 0) return 'none'
  const share = rowCount > 0 ? missing / rowCount : 0
  return share < 0.001 ? '<0.1%' : formatShare(share)
}

function numberWords(value: number | null | undefined, type: SpineColumn['type'], isName: boolean): string {
  if (value === null || value === undefined) return ''
  if (isName) return formatNameNumber(value)
  return type === 'date' ? formatDay(value) : formatCell(value)
}

function topWords({ value, count }: { readonly value: string; readonly count: number }): string {
  const word = value === 'true' ? 'yes' : value === 'false' ? 'no' : value
  return `${word} (${formatExactCount(count)})`
}
