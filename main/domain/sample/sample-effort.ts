/* What a made-up account takes to win and to serve, and what it could buy; worked out from what was drawn of it. */
import type { DrawnAccount } from './sample-account.ts'

export interface SampleEffort {
  readonly delivery_hours: number
  readonly sales_hours: number
  readonly implementation_days: number
  readonly cycle_days: number | null
  readonly potential_revenue: number | null
}

const tenths = (value: number): number => Math.round(value * 10) / 10

/** Everyone who signs and every system to connect takes time; seats in nobody's use are what could still be sold. */
export function sampleEffort(account: DrawnAccount): SampleEffort {
  const { won_in_period: won, approvers, sites, integrations, orders, regulated, revenue } = account
  return {
    delivery_hours: tenths(orders * (0.4 + 0.05 * integrations)),
    sales_hours: tenths((won ? 9 : 3) + approvers * 1.5 + sites * 0.4),
    implementation_days: won ? tenths(1.5 + integrations * 0.9 + sites * 0.5) : 0,
    cycle_days: won ? 12 + approvers * 9 + (regulated ? 21 : 0) : null,
    potential_revenue: account.active_share === null ? null : Math.round(revenue * (2 - account.active_share)),
  }
}
