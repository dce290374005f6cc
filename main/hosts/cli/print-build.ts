import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { RecipeDifference } from '../../../shared/recipe/recipe-difference.ts'
import type { MatchReport, SourceReport, StepReport } from '../../../shared/recipe/recipe-report.ts'
import type { RepeatedRows } from '../../../shared/recipe/repeated-rows.ts'
import type { BuildResult } from './build-command.ts'
import { count, counted } from './counted.ts'
import { conversionLines, tieOutLines, unitKeysLines } from './print-money.ts'

const money = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 })
const share = (part: number, whole: number): string => (whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(1)} %)`)

/** The report of a run as lines of text. */
export function buildText({ recipe, report, columns }: BuildResult): string {
  const nameOf = (sourceId: string | null): string =>
    recipe.sources.find(({ id }) => id === sourceId)?.name ?? 'Customer table'
  return [
    ...report.sources.flatMap((source) => sourceLines(nameOf(source.sourceId), source)),
    ...report.unusedSources.map((sourceId) => `${nameOf(sourceId)}: left out, nothing in the recipe uses it`),
    '',
    ...report.steps.flatMap((step) => stepLines(nameOf(step.sourceId), step)),
    ...tieOutLines(recipe, report),
    '',
    ...report.differences.map((difference) => `! ${nameOf(difference.sourceId)}: ${differenceText(difference)}`),
    `${count(report.units)} ${recipe.unit.noun.plural} as of ${report.asOf}, ${columns.length} columns: ` +
      columns.map(({ name }) => name).join(', '),
  ].join('\n')
}

function sourceLines(name: string, { files, rows, days, repeated, notices }: SourceReport): string[] {
  const setAside = files.reduce((sum, { rowsSetAside }) => sum + rowsSetAside, 0)
  const misfits = files.reduce((sum, file) => sum + file.misfits, 0)
  const faults = [
    setAside > 0 ? `${count(setAside)} set aside` : '',
    misfits > 0 ? `${counted(misfits, 'cell')} did not fit the type` : '',
    days !== null && days.afterAsOf > 0 ? `${count(days.afterAsOf)} after the as-of date` : '',
    days !== null && days.without > 0 ? `${count(days.without)} without a day` : '',
    days !== null && days.outsidePeriod > 0 ? `${count(days.outsidePeriod)} outside the period` : '',
  ].filter(Boolean)
  const from = files.length === 1 ? (files[0]?.fileName ?? '') : `${files.length} files`
  return [
    `${[`${name}: ${count(rows)} rows from ${from}`, ...faults].join('; ')}`,
    ...(repeated === null ? [] : repeatedLines(repeated)),
    ...notices.map((each) => `  ${each}`),
  ]
}

/** Rows that stand in several files: where, what they come to, and whether they count again. */
function repeatedLines({ files, totals, counted: counting }: RepeatedRows): string[] {
  const amounts = totals.map(({ column, amount }) => `, ${column} ${money(amount)}`).join('')
  const verdict = counting === 'once' ? 'each counts once' : 'they count again; "repeatedRows": "once" counts each once'
  return [
    ...files.map(
      ({ fileName, earlier, rows }) => `  ! ${counted(rows, 'row')} of ${fileName} stand in ${earlier}, too`,
    ),
    `    ${verdict}${amounts}`,
  ]
}

function stepLines(
  name: string,
  { stepId, kind, rowsIn, rowsOut, elapsedMs, match, conversion, unitKeys }: StepReport,
): string[] {
  const rows = rowsIn === rowsOut ? count(rowsOut) : `${count(rowsIn)} -> ${count(rowsOut)}`
  const head = `${name} ${stepId ?? ''} ${kind}: ${rows} rows, ${elapsedMs.toFixed(0)} ms`.replaceAll('  ', ' ')
  return [
    head,
    ...(conversion === null ? [] : conversionLines(conversion)),
    ...(unitKeys === null ? [] : unitKeysLines(unitKeys)),
    ...(match === null ? [] : matchLines(match)),
  ]
}

function matchLines({ rows, keys, totals, suggestions }: MatchReport): string[] {
  const all = rows.matched + rows.unmatched + rows.withoutKey
  const lost = [
    rows.unmatched > 0 ? `${count(rows.unmatched)} without a partner${share(rows.unmatched, all)}` : '',
    rows.withoutKey > 0 ? `${count(rows.withoutKey)} without a key${share(rows.withoutKey, all)}` : '',
    keys.unmatched > 0 ? `${counted(keys.unmatched, 'key')} that no row has` : '',
    keys.repeated > 0 ? `${counted(keys.repeated, 'key')} more than once` : '',
  ].filter(Boolean)
  return [
    `  ${[`${count(rows.matched)} matched${share(rows.matched, all)}`, ...lost].join('; ')}`,
    ...totals
      .filter(({ unmatched, withoutKey }) => unmatched !== 0 || withoutKey !== 0)
      .map(
        ({ column, before, unmatched, withoutKey }) =>
          `  ${column}: ${money(before)} in all, ${money(unmatched + withoutKey)} unattributed${share(unmatched + withoutKey, before)}`,
      ),
    ...suggestions.map((each) => `  “${each.from}” is probably “${each.to}”: ${counted(each.rows, 'row')} more`),
  ]
}

function differenceText(difference: RecipeDifference): string {
  switch (difference.kind) {
    case 'missing-column': {
      const { column, nearest, inUse } = difference
      const maybe = nearest === null ? '' : `, perhaps “${nearest}” now`
      return `column “${column}” is gone${maybe}${inUse ? '' : '; nothing uses it'}`
    }
    case 'new-column':
      return `new column “${difference.column}” (${difference.type})`
    case 'type-change':
      return `“${difference.column}” was ${difference.from} and is ${difference.to}`
    case 'new-values':
      return `new values in “${difference.column}”: ${difference.values.join(', ')}`
    case 'rows':
      return `${count(difference.from)} rows before, ${count(difference.to)} now`
    default:
      return assertNever(difference)
  }
}
