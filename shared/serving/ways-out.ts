/*
 * What becomes of contribution where a line is served cheaper, charged more, or given up. Each answer is the base plus a
 * stated change; only the avoidable share of a cost ends with what is sold, the rest is stranded (economics.md, "Exit").
 */
import { AVOIDABLE_COSTS, type AvoidableCost, type ResourceId, type WaysOut } from '../entities/operating-model.ts'
import { resourcesOf } from './resources.ts'
import type { LineMoney, ServedLine } from './served-line.ts'

export interface WayOut {
  readonly id: 'serveCheaper' | 'reprice' | 'exit'
  /** Change of revenue, and of each cost, in a full year of the period. */
  readonly revenue: number
  readonly costs: Readonly<Partial<Record<AvoidableCost, number>>>
  /** Revenue − costs. */
  readonly contribution: number
  /** Contribution of the line afterwards. */
  readonly after: number
  /** Cost that stays although what it was for is gone; 0 unless something is sold no more. */
  readonly stranded: number
  /** Resources that become free; they are worth nothing until assigned. */
  readonly freed: Readonly<Partial<Record<ResourceId, number>>>
  /** The change of contribution in the first twelve months; of exit alone it is less than that of a full year. */
  readonly firstYear: number
}

/** The three ways for one line; null where its money is not known, or too large to add up. */
export function waysOutOf(line: Pick<ServedLine, 'money' | 'demand'>, assumed: WaysOut): readonly WayOut[] | null {
  const { money } = line
  if (money === null) return null
  const ways = [
    wayOut('serveCheaper', money, 0, (cost) => (cost === 'cogs' ? 0 : -assumed.serveCheaper)),
    reprice(money, assumed),
    exit(line, money, assumed),
  ]
  return ways.every(({ after, firstYear }) => Number.isFinite(after) && Number.isFinite(firstYear)) ? ways : null
}

/** `factorOf`: by which share of itself a cost changes. */
function wayOut(
  id: WayOut['id'],
  money: LineMoney,
  revenue: number,
  factorOf: (cost: AvoidableCost) => number,
): WayOut {
  const costs = Object.fromEntries(
    mappedCosts(money).map((cost) => [cost, (money.costs[cost] ?? 0) * factorOf(cost)]),
  ) as WayOut['costs']
  const contribution = revenue - sumOf(Object.values(costs))
  const after = money.contribution + contribution
  return { id, revenue, costs, contribution, after, stranded: 0, freed: {}, firstYear: contribution }
}

function reprice(money: LineMoney, { priceRise, priceLoss, avoidable }: WaysOut): WayOut {
  const revenue = money.revenue * ((1 + priceRise) * (1 - priceLoss) - 1)
  const way = wayOut('reprice', money, revenue, (cost) => -priceLoss * avoidable[cost])
  return { ...way, stranded: strandedOf(money, avoidable) * priceLoss }
}

function exit({ demand }: Pick<ServedLine, 'demand'>, money: LineMoney, { avoidable, runOffMonths }: WaysOut): WayOut {
  const way = wayOut('exit', money, -money.revenue, (cost) => -avoidable[cost])
  const freed = Object.fromEntries(
    resourcesOf((id) => demand[id] !== undefined).map((id) => [id, demand[id]?.amount ?? 0]),
  )
  return {
    ...way,
    stranded: strandedOf(money, avoidable),
    freed,
    firstYear: way.contribution * firstYearShare(runOffMonths),
  }
}

/** Share of a full year's change that falls into the first, where it comes evenly over some months. */
function firstYearShare(months: number): number {
  return months <= 12 ? 1 - months / 24 : 6 / months
}

const mappedCosts = ({ costs }: LineMoney): readonly AvoidableCost[] =>
  AVOIDABLE_COSTS.filter((cost) => costs[cost] !== undefined)

function strandedOf(money: LineMoney, avoidable: WaysOut['avoidable']): number {
  return sumOf(mappedCosts(money).map((cost) => (money.costs[cost] ?? 0) * (1 - avoidable[cost])))
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)
