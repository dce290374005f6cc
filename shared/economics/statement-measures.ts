import type { Measure, MeasureValue } from './measure.ts'
import { mapped, numberOf, present, type Roles, when } from './measure-values.ts'

/** The cost pools of a statement, each a line of its own. */
export const STATEMENT_POOLS = ['deliveryCost', 'supportCost', 'implementationCost', 'otherCostToServe'] as const

/** Sums that only a profit and loss statement needs; they are not part of a board's plan. */
export const STATEMENT_MEASURE_IDS = ['grossRevenue', 'discounts', 'returns', ...STATEMENT_POOLS] as const
type StatementMeasureId = (typeof STATEMENT_MEASURE_IDS)[number]

export interface StatementMeasure extends Measure {
  readonly id: StatementMeasureId
}

/** What a plan measures under an id; undefined where it does not. */
export const plannedValue = (planned: readonly Measure[], id: string): MeasureValue | undefined =>
  planned.find((measure) => measure.id === id)?.value

/**
 * What net revenue and cost to serve are made of, over the same units as they: revenue's parts over units whose net
 * revenue is known, costs over costed units. `planned` is the plan of the same meanings and scenario.
 */
export function statementMeasures(planned: readonly Measure[], roles: Roles): readonly StatementMeasure[] {
  const net = plannedValue(planned, 'revenue')
  const contribution = plannedValue(planned, 'contribution')
  const measures: StatementMeasure[] = []
  const add = (id: StatementMeasureId, over: MeasureValue, value: MeasureValue): void => {
    measures.push({ id, value: when(present(over), value) })
  }
  if (net && roles.revenue) {
    add('grossRevenue', net, numberOf(roles.revenue))
    for (const id of ['discounts', 'returns'] as const) for (const value of mapped(roles, [id])) add(id, net, value)
  }
  if (contribution)
    for (const id of STATEMENT_POOLS) for (const value of mapped(roles, [id])) add(id, contribution, value)
  return measures
}
