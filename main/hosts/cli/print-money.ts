import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { ConversionReport, RunReport, UnitKeysReport } from '../../../shared/recipe/recipe-report.ts'
import {
  isAmountKnown,
  isFoundFor,
  judgeTieOut,
  type TieOut,
  type TieOutLine,
  type TieOutReport,
} from '../../../shared/recipe/tie-out.ts'
import { count, counted } from './counted.ts'

const money = (value: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(1)} %)`

/** What became of the money of each currency. */
export function conversionLines({ to, currencies }: ConversionReport): string[] {
  return currencies.flatMap(({ currency, rows, leastRate, mostRate, totals }) => {
    const rate =
      leastRate === null ? '' : leastRate === mostRate ? ` at ${leastRate}` : ` at ${leastRate} to ${mostRate}`
    return totals.map(
      ({ column, before, after }) =>
        `  ${currency ?? 'no currency'}${rate}: ${counted(rows, 'row')}, ${column} ${money(before)} -> ${money(after)} ${to}`,
    )
  })
}

/** What decisions about keys did. */
export function unitKeysLines({ moved, decisions, totals, unused }: UnitKeysReport): string[] {
  const { merged, kept, split } = decisions
  return [
    `  ${count(merged)} merged, ${count(kept)} kept as two, ${count(split)} split; ${counted(moved, 'row')} went to another key`,
    ...totals
      .filter(({ before, after }) => money(before) !== money(after))
      .map(({ column, before, after }) => `  ! ${column}: ${money(before)} before, ${money(after)} after`),
    ...(unused.count === 0
      ? []
      : [`  ! ${counted(unused.count, 'decided key')} no longer there: ${unused.keys.join(', ')}`]),
  ]
}

/** Each figure of the ledger with what explains it. */
export function tieOutLines({ tieOuts, unit }: Recipe, report: RunReport): string[] {
  return tieOuts.flatMap((tieOut) => {
    const found = report.tieOuts.find(({ id }) => id === tieOut.id)
    return found === undefined || !isFoundFor(tieOut, found) ? [] : figureLines(tieOut, found, unit.noun.singular)
  })
}

function figureLines(tieOut: TieOut, { lines, setAside }: TieOutReport, noun: string): string[] {
  const { remainder, ties } = judgeTieOut(tieOut, lines)
  const verdict = ties
    ? `ties: ${money(remainder)} remains, within ${money(tieOut.tolerance)}`
    : `does not tie: ${money(remainder)} is unexplained, more than ${money(tieOut.tolerance)}`
  return [
    '',
    `${ties ? '' : '! '}${tieOut.label} ${money(tieOut.amount)} ${verdict}`,
    ...lines.map((line) =>
      isAmountKnown(line)
        ? `  ${partName(line, noun)}: ${money(line.amount)}${percent(line.amount, tieOut.amount)}, ${counted(line.rows, 'row')}`
        : `  ${partName(line, noun)}: ${counted(line.rows, 'row')}, amounts not known`,
    ),
    ...(setAside === 0 ? [] : [`  could not be read: ${counted(setAside, 'row')}, amounts not known`]),
  ]
}

function partName({ kind, stepId }: TieOutLine, noun: string): string {
  switch (kind) {
    case 'table':
      return 'in the customer table'
    case 'outside-period':
      return 'of that from other days'
    case 'no-day':
      return 'without a day'
    case 'after-as-of':
      return 'after the as-of date'
    case 'step':
      return `left out by the step ${stepId ?? ''}`
    case 'no-key':
      return 'without a key'
    case 'no-unit':
      return `with a key that no ${noun} has`
    case 'not-counted':
      return 'not counted by the column'
    case 'repeated':
      return 'rows of one key that do not agree'
    case 'no-rate':
      return 'without a rate of their currency'
  }
}
