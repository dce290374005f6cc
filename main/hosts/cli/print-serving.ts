import { RESOURCES } from '../../../shared/serving/resources.ts'
import { count } from './counted.ts'
import type { ReportedLine, ServingReport } from './serving-report.ts'

const percent = (share: number): string => `${(share * 100).toFixed(0)}%`
const VERDICTS = { fits: 'fits', tight: 'tight', over: 'too little', unknown: 'not available' } as const

/** What options take against what there is; nothing where no capacity is given. */
export function servingText(reports: readonly ServingReport[]): string {
  return reports
    .filter(({ loads }) => loads.length > 0)
    .map((report) =>
      [`${report.name}: what it takes`, ...loadLines(report), ...report.lines.flatMap(lineText)].join('\n'),
    )
    .join('\n\n')
}

function loadLines({ loads, binding }: ServingReport): readonly string[] {
  return loads.map(({ resource, capacity, demand, load, state }) => {
    const { label, needs } = RESOURCES[resource]
    if (demand === null) return `  ${label}: not available: map ${needs}`
    const share = load === null ? '' : `, ${percent(load)}`
    return `  ${label}: ${amount(demand)} of ${amount(capacity)}${share}: ${VERDICTS[state]}${resource === binding ? ', binds' : ''}`
  })
}

const amount = (value: number): string => count(Math.round(value))

function lineText(line: ReportedLine): readonly string[] {
  if ('withheld' in line) return []
  const short = line.shortages.map(({ resource, state, by }) => {
    const what = RESOURCES[resource].label.toLowerCase()
    if (state === 'planned') return `  ${line.name}: ${what} planned by ${by}`
    return `! ${line.name} cannot be served today: ${what}${state === 'overdue' ? `, the planned day ${by} has passed` : ''}`
  })
  const { drain } = line
  if (!drain?.drains || drain.capacityShare === null || drain.contributionShare === null) return short
  const shares = `takes ${percent(drain.capacityShare)} of what binds and earns ${percent(drain.contributionShare)} of contribution`
  return [...short, `! ${line.name} drains: ${shares}`]
}
