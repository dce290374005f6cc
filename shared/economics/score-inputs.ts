import { COST_POOLS, confirmedRoles } from './measure-plan.ts'
import type { Mapping, RoleId } from './role.ts'

const REVENUE: readonly RoleId[] = ['revenue', 'discounts', 'returns']

/** The columns that what a structure is scored by is made of. */
export interface ScoreInputs {
  readonly separation: ReadonlySet<string>
  readonly revenueSeparation: ReadonlySet<string>
  readonly churnContrast: ReadonlySet<string>
}

/**
 * The columns that contribution, revenue and churn are made of. A rule that cuts on one of them parts the units by what
 * they are then judged by: its score is flagged circular (economics.md, "cost to serve").
 */
export function scoreInputs(mapping: Mapping): ScoreInputs {
  const roles = confirmedRoles(mapping)
  const columns = (ids: readonly RoleId[]): ReadonlySet<string> => new Set(ids.flatMap((id) => roles[id]?.column ?? []))
  const margin: readonly RoleId[] = roles.grossMargin ? ['grossMargin'] : [...REVENUE, 'cogs']
  return {
    separation: columns([...margin, ...COST_POOLS]),
    revenueSeparation: columns(REVENUE),
    churnContrast: columns(['churned', 'endDate']),
  }
}
