import type { ComparisonRow } from '../../../shared/contract/comparison.ts'
import { METRIC_IDS, type MetricId, type MetricValue } from '../../../shared/economics/metric.ts'
import { METRIC_CATALOGUE } from '../../../shared/economics/metric-catalogue.ts'
import type { Compared } from './compare-command.ts'
import { count, counted } from './counted.ts'
import type { ExportReport } from './export-command.ts'
import type { ImportReport } from './import-command.ts'
import type { StructureReport } from './structures-command.ts'

/** Share of the rows from which setting aside is no small matter. */
const MUCH_ASIDE = 0.01
const MUCH_ASIDE_TEXT =
  'Warning: that many rows set aside mean that the file may be split at the wrong character; see --delimiter'

export function importText(report: ImportReport): string {
  const { file, rowsInFile, loaded, setAside, linesBefore, misfits, reading, doubtfulColumns, meanings } = report
  return [
    `${file}: ${counted(rowsInFile, 'row')} = ${count(loaded)} loaded + ${count(setAside)} set aside`,
    linesBefore > 0 ? `${counted(linesBefore, 'line')} before the table left out` : '',
    setAside >= rowsInFile * MUCH_ASIDE && setAside > 0 ? MUCH_ASIDE_TEXT : '',
    ...reading,
    ...report.notices,
    misfits > 0 ? misfitText(misfits) : '',
    doubtfulColumns.length > 0 ? `Doubtful types (over 1 % misfit): ${doubtfulColumns.join(', ')}` : '',
    ...meanings.map(
      ({ role, column, confirmed }) => `${role} = ${column}${confirmed ? '' : ' (suggested, not in use)'}`,
    ),
  ]
    .filter(Boolean)
    .join('\n')
}

const misfitText = (misfits: number): string =>
  `${counted(misfits, 'cell')} did not fit ${misfits === 1 ? 'its' : 'their'} column's type and ${misfits === 1 ? 'is' : 'are'} missing`

export function structuresText(reports: readonly StructureReport[]): string {
  if (reports.length === 0) return 'No segmentation option yet.'
  const entry = (mark: string) => (each: { name: string; rule: string }, index: number) =>
    `  ${mark === '' ? index + 1 : mark} ${each.name}: ${each.rule}`
  return reports
    .map(({ name, lens, exclusions, segments, standardPath }) =>
      [`${name} (${lens})`, ...exclusions.map(entry('-')), ...segments.map(entry('')), `  . ${standardPath}`].join(
        '\n',
      ),
    )
    .join('\n\n')
}

function cell(metric: MetricId, value: MetricValue | undefined): string {
  if (value?.kind !== 'value') return 'n/a'
  const { unit } = METRIC_CATALOGUE[metric]
  if (unit === 'share') return `${(value.value * 100).toFixed(1)}%`
  // Money to the cent: totals of two options of one table reconcile to it.
  const digits = unit === 'money' ? 2 : unit === 'count' ? 0 : 1
  return value.value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

function table(rows: readonly ComparisonRow[], metrics: readonly MetricId[]): string {
  const cells = [
    ['', ...metrics.map((metric) => METRIC_CATALOGUE[metric].short)],
    ...rows.map((row) => [row.name, ...metrics.map((metric) => cell(metric, row.metrics[metric]))]),
  ]
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('  ')
  return cells.map(line).join('\n')
}

const SHOWN: readonly MetricId[] = [
  'units',
  'shareOfUnits',
  'netRevenue',
  'grossMargin',
  'contribution',
  'contributionPerUnitYear',
  'churn',
  'workingCapital',
]

export function comparisonText({ comparison, withheld, least, noun }: Compared): string {
  const { structures, unavailable, unitCount } = comparison
  const metrics = SHOWN.filter((metric) => !(metric in unavailable))
  const missing = METRIC_IDS.filter((metric) => metric in unavailable).map(
    (metric) => `${METRIC_CATALOGUE[metric].label}: not available. ${unavailable[metric]}`,
  )
  return [
    `${count(unitCount)} ${unitCount === 1 ? noun.singular : noun.plural}`,
    ...structures.map(({ name, rows, broken }) =>
      [name, table(rows, metrics), ...broken.map((each) => `! ${each.name}: ${each.reason}`)].join('\n'),
    ),
    missing.join('\n'),
    withheld.small === 0
      ? ''
      : `${counted(withheld.small, 'line')} of fewer than ${least} withheld, and ${counted(withheld.others, 'line')} by which ${withheld.small === 1 ? 'it' : 'they'} could be worked out`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

const equivalentText = (equivalent: number): string =>
  equivalent === 0
    ? ''
    : `; ${equivalent} more ${equivalent === 1 ? 'is' : 'are'} proved to mean the same as the true one, so there is nothing to notice`

export function exportText({ structure, digest, gridRows, mutants, files }: ExportReport): string {
  return [
    `${structure}: same answer in every engine over ${count(gridRows)} edge cases and the customer table`,
    `${mutants.caught} of ${mutants.made - mutants.equivalent} altered definitions were noticed${equivalentText(mutants.equivalent)}`,
    `digest ${digest}`,
    ...files.map((file) => `  ${file}`),
  ].join('\n')
}
