/* How a scenario changes what measures are made of. */
import type { Frame } from '../entities/frame.ts'
import { type Assumptions, SCENARIO_COSTS } from '../entities/scenario.ts'
import type { MeasureValue } from './measure.ts'
import { constant, flagOf, minus, plus, type Roles, scaled } from './measure-values.ts'
import type { Mapping, RoleId } from './role.ts'

/** What is paid or owed in proportion to prices and to what is bought. */
const PRICED: readonly RoleId[] = [
  'revenue',
  'discounts',
  'returns',
  'receivables',
  'overdue',
  'customerAdvances',
  'creditExposure',
]
/** What follows what is bought, at cost. */
const BOUGHT: readonly RoleId[] = ['cogs', 'inventory', 'payables']

/** The factor of each meaning's amounts. */
function factorOf(role: RoleId, { priceChange, demandChange, costChanges }: Assumptions): number {
  const bought = 1 + demandChange
  const cost = SCENARIO_COSTS.find((id) => id === role)
  const level = 1 + (cost === undefined ? 0 : (costChanges[cost] ?? 0))
  if (PRICED.includes(role)) return (1 + priceChange) * bought
  return (BOUGHT.includes(role) ? bought : 1) * level
}

/** The meanings with the factors that a scenario gives them. */
export function scenarioRoles(roles: Roles, assumed: Assumptions): Roles {
  return Object.fromEntries(
    Object.entries(roles).map(([role, binding]) => {
      const scale = factorOf(role as RoleId, assumed)
      return [role, scale === 1 ? binding : { ...binding, scale }]
    }),
  )
}

/** The meanings that a scenario leaves, and the frame with its cost of capital. */
export function scenarioBase(mapping: Mapping, frame: Frame, assumed: Assumptions): { mapping: Mapping; frame: Frame } {
  const kept = Object.entries(mapping.roles).filter(([role]) => !assumed.without.includes(role as RoleId))
  return {
    mapping: { roles: Object.fromEntries(kept) },
    frame: { ...frame, costOfCapital: assumed.costOfCapital ?? frame.costOfCapital },
  }
}

/** Gross margin as the source has it: what is sold costs what it did, times what is bought and its change in cost. */
export function scenarioMargin(
  margin: MeasureValue,
  netRevenue: { readonly before: MeasureValue; readonly after: MeasureValue },
  { priceChange, demandChange, costChanges }: Assumptions,
): MeasureValue {
  const factor = (1 + demandChange) * (1 + (costChanges.cogs ?? 0))
  if (priceChange === 0 && factor === 1) return margin
  return minus(netRevenue.after, scaled(minus(netRevenue.before, margin), factor))
}

/** Whether a unit is lost, from 0 to 1: the chance of it, where the scenario changes churn. */
export function scenarioLoss(churned: Parameters<typeof flagOf>[0], { churnChange }: Assumptions): MeasureValue {
  const lost = flagOf(churned)
  if (churnChange <= 0) return scaled(lost, 1 + churnChange)
  return plus(scaled(lost, 1 - churnChange), constant(churnChange))
}
