import type { ColumnType } from '../../shared/entities/column.ts'
import { quotedText } from './duckdb-session.ts'

/** How a column comes out of DuckDB: ready numbers, days or truths (missing already marked), or texts still to be read. */
export type ParquetForm = 'doubles' | 'integers' | 'texts'

const WHOLE = /^(TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT|UINTEGER)$/
/** Types of whole numbers that a double may not hold exactly. */
export const BIG = /^(BIGINT|UBIGINT|HUGEINT|UHUGEINT)$/
const TEXT = /^(VARCHAR|UUID|ENUM\(.*\)|JSON)$/

/** A text, blank where it is one of those that stand for a missing value. */
export function withoutTexts(expression: string, missing: readonly string[]): string {
  return `CASE WHEN ${expression} IN (${missing.map(quotedText).join(', ')}) THEN '' ELSE ${expression} END`
}

/** A column as the file types it. */
export interface NativeForm {
  readonly type: ColumnType
  readonly form: ParquetForm
  readonly expression: string
  readonly note: string | null
}

/** Missing cells come as NaN, the least i32 or '', so that nobody has to look at DuckDB's validity masks. */
export function nativeForm(source: string, kind: string, wide: boolean): NativeForm | null {
  const doubles = `coalesce(CAST(${source} AS DOUBLE), 'NaN'::DOUBLE)`
  const texts = `coalesce(CAST(${source} AS VARCHAR), '')`
  const days = (value: string): string => `coalesce(CAST((${value} - DATE '1970-01-01') AS INTEGER), -2147483648)`
  if (WHOLE.test(kind)) return { type: 'integer', form: 'doubles', expression: doubles, note: null }
  if (BIG.test(kind) && !wide) return { type: 'integer', form: 'doubles', expression: doubles, note: null }
  if (BIG.test(kind)) return { type: 'text', form: 'texts', expression: texts, note: BEYOND_NOTE }
  if (kind === 'FLOAT' || kind === 'DOUBLE') return { type: 'number', form: 'doubles', expression: doubles, note: null }
  if (kind.startsWith('DECIMAL('))
    return { type: 'number', form: 'doubles', expression: doubles, note: decimalNote(kind) }
  if (TEXT.test(kind)) return { type: 'text', form: 'texts', expression: texts, note: null }
  if (kind === 'DATE') return { type: 'date', form: 'integers', expression: days(ofCalendar(source)), note: null }
  if (kind.startsWith('TIMESTAMP')) {
    const note = kind.includes('ZONE')
      ? 'The time of day is dropped; days are those of UTC.'
      : 'The time of day is dropped.'
    return { type: 'date', form: 'integers', expression: days(ofCalendar(`CAST(${source} AS DATE)`)), note }
  }
  if (kind !== 'BOOLEAN') return null
  return {
    type: 'boolean',
    form: 'integers',
    expression: `coalesce(CAST(${source} AS INTEGER), -2147483648)`,
    note: null,
  }
}

const BEYOND_NOTE = 'Whole numbers beyond 9,007,199,254,740,991 are kept as text, so that every digit stays.'

/** Endless days, and those of years that are not written with four digits, count as missing: no date field knows them. */
function ofCalendar(day: string): string {
  return `CASE WHEN ${day} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN ${day} END`
}

function decimalNote(kind: string): string | null {
  const digits = Number(/\((\d+)/.exec(kind)?.[1] ?? 0)
  return digits > 15
    ? `Exact decimals of up to ${digits} digits become numbers of about 16.`
    : 'Exact decimals become numbers.'
}
