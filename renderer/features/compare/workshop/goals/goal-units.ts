import type { GoalMeasure } from '../../../../../shared/goals/goal-measure.ts'
import { currencySign, formatMoney } from '../../../../ui/format-money.ts'
import { formatExactCount, formatShare } from '../../../../ui/format-number.ts'

/** How a measure's figures are written and its target is typed. */
export interface GoalUnit {
  /** Beside the target: "%", "€", "" for counts and hours. */
  readonly sign: string
  /** What is typed ÷ the figure: 100 for shares. */
  readonly factor: number
  readonly write: (figure: number) => string
}

const SHARES: ReadonlySet<GoalMeasure> = new Set([
  'shareOfUnits',
  'contributionShare',
  'contributionMargin',
  'costToServeShare',
  'churn',
])
const MONEY: ReadonlySet<GoalMeasure> = new Set([
  'netRevenue',
  'contribution',
  'contributionPerUnitYear',
  'costToServe',
])

export function goalUnit(measure: GoalMeasure, currency: string): GoalUnit {
  if (SHARES.has(measure)) return { sign: '%', factor: 100, write: (figure) => formatShare(figure) }
  if (MONEY.has(measure))
    return { sign: currencySign(currency), factor: 1, write: (figure) => formatMoney(figure, currency) }
  return { sign: '', factor: 1, write: formatExactCount }
}
