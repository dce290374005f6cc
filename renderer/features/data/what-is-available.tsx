import type { AppError } from '../../../shared/contract/app-error.ts'
import type { EconomicsSummary } from '../../../shared/contract/economics.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { MetricId } from '../../../shared/economics/metric.ts'
import { METRIC_CATALOGUE } from '../../../shared/economics/metric-catalogue.ts'
import { askWhy } from '../../state/why-store.ts'
import { meaningStrings as say } from '../../strings/data.ts'
import { whyWords } from '../../strings/why.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { formatShare, formatUnits } from '../../ui/format-number.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'

/** The figures that a comparison is made of, in the order in which they build on each other. */
const HEADLINES: readonly MetricId[] = [
  'netRevenue',
  'contribution',
  'churn',
  'acquisitionCostPerWin',
  'workingCapital',
  'netRevenueRetention',
]

/** Without these a comparison says little: their absence is a warning, that of others a plain line. */
const NEEDED: ReadonlySet<MetricId> = new Set<MetricId>(['netRevenue', 'contribution'])

export interface WhatIsAvailableProps {
  readonly workspace: WorkspaceView
  readonly summary: EconomicsSummary | undefined
  readonly isStale: boolean
  readonly error: AppError | undefined
}

/** Each main figure for the whole base, or what to map to have it. */
export function WhatIsAvailable({ workspace, summary, isStale, error }: WhatIsAvailableProps) {
  const { frame, mapping } = workspace
  const unconfirmed = Object.values(mapping.roles).filter((binding) => binding?.confirmed === false).length
  return (
    <section className={classNames('available', isStale && 'waiting')}>
      <h3>{say.available}</h3>
      {unconfirmed > 0 && <p className="caption unconfirmed">{say.unconfirmed(unconfirmed)}</p>}
      {error && <p className="warn-word">{error.message}</p>}
      {summary &&
        HEADLINES.map((metric) => (
          <Headline key={metric} metric={metric} summary={summary} currency={frame.currency} />
        ))}
      {summary && summary.notCosted.units > 0 && summary.metrics.contribution?.kind === 'value' && (
        <p>
          <StatusGlyph status="warning" />
          <span>{say.notCosted(formatUnits(summary.notCosted.units, frame.unitNoun))}</span>
        </p>
      )}
    </section>
  )
}

interface HeadlineProps {
  readonly metric: MetricId
  readonly summary: EconomicsSummary
  readonly currency: string
}

function Headline({ metric, summary, currency }: HeadlineProps) {
  const value = summary.metrics[metric]
  const { label, unit } = METRIC_CATALOGUE[metric]
  if (!value || value.kind === 'unavailable')
    return (
      <p className={NEEDED.has(metric) ? '' : 'quiet'}>
        <StatusGlyph status={NEEDED.has(metric) ? 'warning' : 'not-applicable'} label="Not available" />
        <span>
          {label}: {value?.reason ?? 'not available.'}
        </span>
      </p>
    )
  if (value.kind === 'not-applicable')
    return (
      <p>
        <StatusGlyph status="not-applicable" />
        <span>
          {label}: {value.reason}
        </span>
      </p>
    )
  const figure = unit === 'money' ? formatMoney(value.value, currency) : formatShare(value.value)
  const isWhole = value.completeness === undefined || value.completeness > 0.9995
  return (
    <p>
      <StatusGlyph status="pass" label="Available" />
      <span>
        {label}{' '}
        <button
          type="button"
          className="drill"
          aria-label={`${label} ${figure}. ${whyWords.title}`}
          onClick={() => askWhy({ structureId: null, entryId: 'total', metric })}
        >
          <b>{figure}</b>
        </button>
        {!isWhole && <span className="muted">, {formatShare(value.completeness ?? 0)} covered</span>}
      </span>
    </p>
  )
}
