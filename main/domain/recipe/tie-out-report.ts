import type { TieOutQueries } from '../../../shared/recipe/build-plan.ts'
import type { TieOutLine, TieOutReport } from '../../../shared/recipe/tie-out.ts'

type Answer = Readonly<Record<string, string | number | boolean | null>>

/** Sums in another order differ in the last digits. */
const LEAST_DIFFERENCE = 1e-9

/** The lines of a tie-out from the answers to its questions; rows that were set aside are not known here. */
export function tieOutReportOf(
  { id, stepId, column, period, parts }: TieOutQueries,
  rows: readonly Answer[],
  table: Answer,
): TieOutReport {
  const found = rows.map((row) => ({
    part: Number(row.part),
    isInside: row.inside === true,
    rows: Number(row.rows),
    amount: Number(row.amount),
  }))
  const of = (part: number, isInside: boolean) =>
    found.find((each) => each.part === part && each.isInside === isInside) ?? { rows: 0, amount: 0 }
  const [inside, outside] = [of(-1, true), of(-1, false)]
  const total = Number(table.amount ?? 0)
  const added = inside.amount + outside.amount
  const lines: TieOutLine[] = [
    { kind: 'table', stepId: null, rows: inside.rows + outside.rows, amount: total },
    { kind: 'outside-period', stepId: null, rows: outside.rows, amount: -outside.amount },
    ...parts.map(({ kind, stepId: at }, part): TieOutLine => ({ kind, stepId: at, ...pick(of(part, true)) })),
    { kind: 'repeated', stepId: null, rows: 0, amount: differing(added, total) },
  ]
  return {
    ...{ id, stepId, column, period },
    lines: lines.filter(({ kind, rows: count, amount }) => kind === 'table' || count > 0 || amount !== 0),
    setAside: 0,
  }
}

const pick = ({ rows, amount }: { readonly rows: number; readonly amount: number }) => ({ rows, amount })

function differing(added: number, total: number): number {
  return Math.abs(added - total) <= LEAST_DIFFERENCE * Math.max(Math.abs(added), Math.abs(total)) ? 0 : added - total
}
