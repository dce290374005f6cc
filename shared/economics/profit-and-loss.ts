/*
 * Each line of an option from revenue down to risk-adjusted contribution. Every step follows from those above it, and
 * the amounts of a step add up over segments, standard path and not served to those of the whole base.
 */
import { z } from 'zod'
import type { ClassSums } from './class-sums.ts'
import type { MeasureId } from './measure-plan.ts'
import type { MetricId } from './metric.ts'
import { get, type MetricContext } from './metric-formula.ts'
import { metricsOf } from './metrics-of.ts'
import { periodMonths } from './period.ts'
import { STATEMENT_POOLS } from './statement-measures.ts'

export const STATEMENT_STEPS = [
  'revenue',
  'discounts',
  'returns',
  'netRevenue',
  'notCosted',
  'costedRevenue',
  'cogs',
  'grossMargin',
  ...STATEMENT_POOLS,
  'contribution',
  'notAssessed',
  'expectedLoss',
  'capitalCharge',
  'riskAdjustedContribution',
] as const
const statementStepId = z.enum(STATEMENT_STEPS)
export type StatementStepId = z.infer<typeof statementStepId>

export const statement = z.object({
  steps: z.array(
    z.object({
      id: statementStepId,
      /** Whether it is taken off what stands above, or is what comes out. */
      kind: z.enum(['start', 'less', 'result']),
      /** Per line of the option; `less` amounts are taken off. */
      amounts: z.array(z.number()),
      /** Of the whole base. */
      total: z.number(),
    }),
  ),
  /** Why it does not reach risk-adjusted contribution; null where it does. */
  endsBecause: z.string().nullable(),
})
export type Statement = z.infer<typeof statement>

type Step = {
  readonly id: StatementStepId
  readonly kind: 'start' | 'less' | 'result'
  readonly of: (row: ClassSums) => number
}

const sumOf =
  (id: MeasureId) =>
  (row: ClassSums): number =>
    get(row, id).sum

/** The statement of an option's lines; `context` holds the whole base and what the mapping does not support. */
export function statementOf(lines: readonly ClassSums[], context: MetricContext): Statement {
  const { base } = context
  const all = metricsOf(base, context)
  const parts: readonly (readonly [MetricId, readonly Step[]])[] = [
    ['netRevenue', revenueSteps(base)],
    ['grossMargin', marginSteps()],
    ['contribution', costSteps(base)],
    ['riskAdjustedContribution', riskSteps(context)],
  ]
  const steps: Statement['steps'] = []
  for (const [metric, own] of parts) {
    const value = all[metric]
    if (value.kind !== 'value') return { steps, endsBecause: value.reason }
    const written = own.map(({ id, kind, of }) => ({ id, kind, amounts: lines.map(of), total: of(base) }))
    if (written.some(({ amounts, total }) => ![...amounts, total].every(Number.isFinite)))
      return { steps, endsBecause: 'The figures are too large to add up.' }
    steps.push(...written)
  }
  return { steps, endsBecause: null }
}

function revenueSteps({ measures }: ClassSums): readonly Step[] {
  const less = (['discounts', 'returns'] as const).filter((id) => measures[id] !== undefined)
  return [
    { id: 'revenue', kind: 'start', of: sumOf('grossRevenue') },
    ...less.map((id): Step => ({ id, kind: 'less', of: sumOf(id) })),
    { id: 'netRevenue', kind: 'result', of: sumOf('revenue') },
  ]
}

function marginSteps(): readonly Step[] {
  return [
    { id: 'notCosted', kind: 'less', of: (row) => get(row, 'revenue').sum - get(row, 'costedRevenue').sum },
    { id: 'costedRevenue', kind: 'result', of: sumOf('costedRevenue') },
    { id: 'cogs', kind: 'less', of: (row) => get(row, 'costedRevenue').sum - get(row, 'grossMargin').sum },
    { id: 'grossMargin', kind: 'result', of: sumOf('grossMargin') },
  ]
}

function costSteps({ measures }: ClassSums): readonly Step[] {
  const pools = STATEMENT_POOLS.filter((id) => measures[id] !== undefined)
  return [
    ...pools.map((id): Step => ({ id, kind: 'less', of: sumOf(id) })),
    { id: 'contribution', kind: 'result', of: sumOf('contribution') },
  ]
}

/** Only units whose loss and capital are known are adjusted; what the others contribute is a step of its own. */
function riskSteps({ base: { measures }, frame }: MetricContext): readonly Step[] {
  const years = periodMonths(frame.periodStart, frame.asOf) / 12
  const loss = (row: ClassSums): number => get(row, 'adjustedLoss').sum * years
  const charge = (row: ClassSums): number => get(row, 'adjustedCapital').sum * frame.costOfCapital * years
  return [
    {
      id: 'notAssessed',
      kind: 'less',
      of: (row) => get(row, 'contribution').sum - get(row, 'adjustedContribution').sum,
    },
    ...(measures.adjustedLoss ? [{ id: 'expectedLoss', kind: 'less', of: loss } as const] : []),
    ...(measures.adjustedCapital ? [{ id: 'capitalCharge', kind: 'less', of: charge } as const] : []),
    {
      id: 'riskAdjustedContribution',
      kind: 'result',
      of: (row) => get(row, 'adjustedContribution').sum - loss(row) - charge(row),
    },
  ]
}
