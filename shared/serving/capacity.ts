/*
 * Whether an option can be served with what there is (economics.md, "capacity"): demand of all that is served, the
 * standard path with it, against each capacity; and which lines find no room.
 */
import type { OperatingModel, ResourceId } from '../entities/operating-model.ts'
import type { ServicePlan } from '../entities/service-plan.ts'
import { resourcesOf } from './resources.ts'
import { isServed, type ServedLine } from './served-line.ts'

/** From here on a capacity is said to be tight; above 1 it does not do. */
export const TIGHT_LOAD = 0.85

export interface Load {
  readonly resource: ResourceId
  readonly capacity: number
  /** Of all lines that are served; null where no column says. */
  readonly demand: number | null
  /** Units of served lines whose demand is not known: the true load is higher. */
  readonly unknownUnits: number
  /** Demand ÷ capacity; null where the demand is not known, or where there is demand and no capacity at all. */
  readonly load: number | null
  readonly state: 'fits' | 'tight' | 'over' | 'unknown'
}

/** How full each capacity is that was given, in the order of resources. */
export function loadsOf(
  lines: readonly ServedLine[],
  { capacities }: Pick<OperatingModel, 'capacities'>,
): readonly Load[] {
  return resourcesOf((id) => capacities[id] !== undefined).map((resource) =>
    loadOf(resource, capacities[resource] ?? 0, lines.filter(isServed)),
  )
}

function loadOf(resource: ResourceId, capacity: number, served: readonly ServedLine[]): Load {
  const known = served.flatMap(({ demand, units }) => {
    const own = demand[resource]
    return own === undefined ? [] : [{ amount: own.amount, missing: units - own.units }]
  })
  if (known.length < served.length || served.length === 0)
    return { resource, capacity, demand: null, unknownUnits: 0, load: null, state: 'unknown' }
  const demand = known.reduce((sum, { amount }) => sum + amount, 0)
  if (!Number.isFinite(demand))
    return { resource, capacity, demand: null, unknownUnits: 0, load: null, state: 'unknown' }
  const unknownUnits = known.reduce((sum, { missing }) => sum + missing, 0)
  const load = capacity > 0 ? demand / capacity : demand > 0 ? null : 0
  const state = load === null || load > 1 ? 'over' : load >= TIGHT_LOAD ? 'tight' : 'fits'
  return { resource, capacity, demand, unknownUnits, load, state }
}

/** The capacity that is used up first: of the highest load, one without any capacity above all; null where none is known. */
export function bindingOf(loads: readonly Load[]): Load | null {
  const fullness = ({ load, state }: Load): number => (state === 'unknown' ? -1 : (load ?? Number.POSITIVE_INFINITY))
  const [fullest] = loads.toSorted((a, b) => fullness(b) - fullness(a))
  return fullest === undefined || fullest.state === 'unknown' ? null : fullest
}

/**
 * planned: there is to be enough by a day that lies ahead; overdue: that day has passed; cannot: nothing is planned. Only
 * `planned` clears a line, as do changing its rules or not serving it.
 */
export interface Shortage {
  readonly entryId: string
  readonly resource: ResourceId
  readonly state: 'cannot' | 'planned' | 'overdue'
  readonly by: string | null
  readonly how: string | null
}

/**
 * The lines for which a capacity that is too small does not reach. The standard path is served first, since it cannot be
 * refused; then segments by what they contribute per unit of the capacity, the best first, each whole or not at all.
 * One that contributes nothing does not get what is left where a better one found no room. Without contribution segments
 * come in their own order.
 */
export function shortagesOf(
  lines: readonly ServedLine[],
  loads: readonly Load[],
  plan: Pick<ServicePlan, 'lines'>,
  asOf: string,
): readonly Shortage[] {
  return loads.flatMap((load) => {
    if (load.state !== 'over') return []
    let [left, isShort] = [load.capacity, false]
    return inOrder(lines.filter(isServed), load.resource).flatMap((line) => {
      const needed = line.demand[load.resource]?.amount ?? 0
      const earns = line.money === null || line.money.contribution > 0
      if (needed <= 0 || (needed <= left && (earns || !isShort))) {
        left -= needed
        return []
      }
      isShort = true
      const planned = plan.lines[line.entryId]?.plans.find(({ resource }) => resource === load.resource)
      const state = planned === undefined ? 'cannot' : planned.by > asOf ? 'planned' : 'overdue'
      const { by = null, how = null } = planned ?? {}
      return [{ entryId: line.entryId, resource: load.resource, state, by, how }]
    })
  })
}

function inOrder(served: readonly ServedLine[], resource: ResourceId): readonly ServedLine[] {
  const earned = ({ kind, money, demand }: ServedLine): number => {
    if (kind === 'default') return Number.POSITIVE_INFINITY
    const needed = demand[resource]?.amount ?? 0
    if (needed <= 0) return Number.MAX_VALUE
    return money === null ? 0 : money.contribution / needed
  }
  return served.toSorted((a, b) => {
    const [left, right] = [earned(a), earned(b)]
    return left === right ? 0 : right - left
  })
}
