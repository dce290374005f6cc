import { z } from 'zod'
import { amountsOf, type NamedColumn } from './column-signs.ts'
import type { Recipe } from './recipe.ts'

const period = z.object({ start: z.iso.date(), end: z.iso.date() }).nullable()

/** A figure of the ledger that a column of the customer table, with what did not come into it, must give. */
export const tieOut = z.object({
  id: z.string().min(1),
  /** What the figure is called in the ledger. */
  label: z.string().min(1),
  amount: z.number(),
  /** The days that the figure covers, both included; null: all that the files hold. */
  period: period.default(null),
  /** So much may remain unexplained. */
  tolerance: z.number().nonnegative().default(1),
  /** The step that makes the column: features or attached columns; null: the base. */
  stepId: z.string().min(1).nullable(),
  /** The column as that step names it. */
  column: z.string().min(1),
})
export type TieOut = z.infer<typeof tieOut>

const count = z.number().int().nonnegative()

/**
 * A part of the figure. Amounts of all lines add up to the money of all rows of the period.
 * table           in the customer table
 * outside-period  in it, from days outside the period: taken off
 * no-day, after-as-of   rows without a day, and after the as-of date
 * step            rows that a step of the source left out
 * no-key, no-unit rows without a key, and with a key that no unit has
 * not-counted     rows of units that the column does not count, by its own rule or days
 * no-rate         rows whose amount has no rate of their currency on their day: how much they are is not known
 * repeated        rows of one key of which only what they agree on is in the table
 */
export const tieOutLine = z.object({
  kind: z.enum([
    'table',
    'outside-period',
    'no-day',
    'after-as-of',
    'step',
    'no-key',
    'no-unit',
    'not-counted',
    'repeated',
    'no-rate',
  ]),
  /** Of kind `step`. */
  stepId: z.string().nullable(),
  rows: count,
  /** 0 where it is not known. */
  amount: z.number(),
})
export type TieOutLine = z.infer<typeof tieOutLine>

/** What a run found for a tie-out; the ledger's figure is not part of it. */
export const tieOutReport = z.object({
  id: z.string(),
  stepId: z.string().nullable(),
  column: z.string(),
  period,
  lines: z.array(tieOutLine),
  /** Rows that could not be read: their amounts are not known. */
  setAside: count,
})
export type TieOutReport = z.infer<typeof tieOutReport>

/** Whether a line's amount is known. */
export function isAmountKnown({ kind }: Pick<TieOutLine, 'kind'>): boolean {
  return kind !== 'no-rate'
}

export interface TieOutResult {
  /** Σ of all lines. */
  readonly total: number
  /** The ledger's figure without it. */
  readonly remainder: number
  readonly ties: boolean
  /** What is not in the customer table, of the total; null where the total is 0. */
  readonly shareOutside: number | null
}

/** Whether the lines give the ledger's figure. */
export function judgeTieOut(
  { amount, tolerance }: Pick<TieOut, 'amount' | 'tolerance'>,
  lines: readonly TieOutLine[],
): TieOutResult {
  const sum = (some: readonly TieOutLine[]): number => some.reduce((total, line) => total + line.amount, 0)
  const total = sum(lines)
  const remainder = amount - total
  const inside = sum(lines.filter(({ kind }) => kind === 'table' || kind === 'outside-period'))
  // Sums of cents in binary are off in the last digits.
  const least = Math.max(tolerance, Math.abs(amount) * 1e-9)
  return { total, remainder, ties: Math.abs(remainder) <= least, shareOutside: total === 0 ? null : 1 - inside / total }
}

/** Whether a run's findings are those of the tie-out as it stands. */
export function isFoundFor({ stepId, column, period: days }: TieOut, report: TieOutReport): boolean {
  return report.stepId === stepId && report.column === column && JSON.stringify(report.period) === JSON.stringify(days)
}

/** A column that can be tied out: the sum of rows of a source. */
export interface TiedColumn {
  readonly stepId: string | null
  readonly column: string
  readonly sourceId: string
}

/** Columns of the customer table that add up rows of a source, those that look like money first. */
export function tiedColumns(
  { table }: Pick<Recipe, 'table'>,
  columnsOf: (sourceId: string) => readonly NamedColumn[],
): readonly TiedColumn[] {
  const { base } = table
  const isNumber = ({ type }: NamedColumn): boolean => type === 'number' || type === 'integer'
  const ofSteps = table.steps.flatMap((step): readonly TiedColumn[] => {
    if (step.kind === 'features')
      return step.features
        .filter(({ kind }) => kind === 'sum')
        .map(({ name }) => ({ stepId: step.id, column: name, sourceId: step.source }))
    if (step.kind !== 'attach' || step.by !== null) return []
    const money = amountsOf(columnsOf(step.source))
    return step.columns
      .filter(({ column }) => money.includes(column))
      .map(({ column, as }) => ({ stepId: step.id, column: as ?? column, sourceId: step.source }))
  })
  const ofBase =
    base.kind === 'source'
      ? amountsOf(columnsOf(base.source).filter((column) => isNumber(column) && column.name !== base.key)).map(
          (column): TiedColumn => ({ stepId: null, column, sourceId: base.source }),
        )
      : []
  return [...ofSteps, ...ofBase]
}
