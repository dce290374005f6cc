import type { ComparedStructure } from '../../../shared/contract/comparison.ts'
import type { ServedStructure } from '../../../shared/contract/serving.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Statement } from '../../../shared/economics/profit-and-loss.ts'
import { RESOURCE_IDS } from '../../../shared/entities/operating-model.ts'
import { withheldCells } from '../../../shared/quality/small-cells.ts'
import { withheldParts } from '../../../shared/quality/small-parts.ts'
import { bindingOf, type Load, loadsOf, type Shortage, shortagesOf } from '../../../shared/serving/capacity.ts'
import { type Drain, drainsOf } from '../../../shared/serving/drain.ts'
import type { Demand, ServedLine } from '../../../shared/serving/served-line.ts'
import { serviceCosts } from '../../../shared/serving/service-cost.ts'
import { type WayOut, waysOutOf } from '../../../shared/serving/ways-out.ts'

/** A line with what it takes; only its name where it is withheld. */
export type ReportedLine =
  | { readonly name: string; readonly withheld: true }
  | (Pick<ServedLine, 'name' | 'kind' | 'units' | 'money'> & {
      /** Of how many units it is known is null where that is withheld. */
      readonly demand: Readonly<
        Partial<Record<Load['resource'], Omit<Demand, 'units'> & { readonly units: number | null }>>
      >
      /** Against the capacity that binds; null where none is known or the line is not served. */
      readonly drain: Omit<Drain, 'entryId'> | null
      readonly shortages: readonly Omit<Shortage, 'entryId'>[]
      readonly serviceLevel: { readonly name: string; readonly cost: number | null } | null
      readonly waysOut: readonly WayOut[] | null
    })

/** What an option takes, as `compare --json` has it. */
export interface ServingReport {
  readonly name: string
  readonly loads: readonly Load[]
  /** The capacity that binds. */
  readonly binding: Load['resource'] | null
  readonly lines: readonly ReportedLine[]
  /** From revenue to risk-adjusted contribution; null amounts and totals are withheld, amounts in the order of `lines`. */
  readonly statement: {
    readonly steps: readonly (Omit<Statement['steps'][number], 'amounts' | 'total'> & {
      readonly amounts: readonly (number | null)[]
      readonly total: number | null
      /** The books less all rows, where Frame has the books' figure. */
      readonly onNoRow: number | null
    })[]
    readonly endsBecause: string | null
  }
}

/**
 * What an option takes; lines of fewer than `least` units, and those that would tell them, are withheld, and so is what is
 * told of few units within a line.
 * @param compared the same option as it may be shared
 */
export function servingReport(
  { structureId, name, lines, statement }: ServedStructure,
  { operatingModel, servicePlans, frame }: Pick<WorkspaceView, 'operatingModel' | 'servicePlans' | 'frame'>,
  least: number,
  compared: Pick<ComparedStructure, 'rows'>,
): ServingReport {
  const plan = servicePlans.find((one) => one.structureId === structureId) ?? { structureId, lines: {} }
  const loads = loadsOf(lines, operatingModel)
  const binding = bindingOf(loads)?.resource ?? null
  const shortages = shortagesOf(lines, loads, plan, frame.asOf)
  const drains = binding === null ? [] : drainsOf(lines, binding)
  const costs = serviceCosts(lines, operatingModel.serviceLevels, plan)
  const withheld = withheldCells(
    lines.map(({ units }) => units),
    least,
  )
  const demands = demandsOf(lines, withheld, least)
  const reported = lines.map((line, index): ReportedLine => {
    if (withheld[index]) return { name: line.name, withheld: true }
    const own = <Part extends { readonly entryId: string }>(parts: readonly Part[]) =>
      parts.filter(({ entryId }) => entryId === line.entryId).map(({ entryId: _line, ...part }) => part)
    const [drain = null] = own(drains)
    const [cost] = own(costs)
    return {
      name: line.name,
      kind: line.kind,
      units: line.units,
      demand: demands[index] ?? {},
      money: line.money,
      drain,
      shortages: own(shortages),
      serviceLevel: cost?.level ? { name: cost.level.name, cost: cost.cost } : null,
      waysOut: waysOutOf(line, operatingModel.waysOut),
    }
  })
  const steps = statement.steps.map((step) => {
    const books = operatingModel.ledger[step.id as keyof typeof operatingModel.ledger]
    const few = fewIn(step.id, compared)
    const amounts = step.amounts.map((amount, index) =>
      withheld[index] || few.has(lines[index]?.entryId ?? '') ? null : amount,
    )
    const total = few.has('total') ? null : step.total
    return { ...step, amounts, total, onNoRow: books === undefined ? null : books - step.total }
  })
  return { name, loads, binding, lines: reported, statement: { steps, endsBecause: statement.endsBecause } }
}

/** Lines, and the total, of which a step tells the money of few units: of those it takes off, or of what is left. */
function fewIn(step: Statement['steps'][number]['id'], { rows }: Pick<ComparedStructure, 'rows'>): ReadonlySet<string> {
  const isFew = (row: ComparedStructure['rows'][number]): boolean => {
    if (step === 'notCosted' || step === 'costedRevenue') return row.notCosted === null
    const adjusted = row.metrics.riskAdjustedContribution
    return step === 'notAssessed' && adjusted?.kind === 'value' && adjusted.n === undefined
  }
  return new Set(rows.filter(isFew).map(({ entryId }) => entryId))
}

/** What each line needs, without the number of units it is known of where that is few or leaves few. */
function demandsOf(
  lines: readonly ServedLine[],
  hidden: readonly boolean[],
  least: number,
): readonly Extract<ReportedLine, { demand: unknown }>['demand'][] {
  const few = new Map(
    RESOURCE_IDS.map((resource) => {
      const parts = lines.map(({ units, demand }, index) => ({
        ...{ part: demand[resource]?.units ?? 0, whole: units, isHidden: hidden[index] ?? false },
      }))
      return [resource, withheldParts(parts, least)]
    }),
  )
  return lines.map(({ demand }, index) =>
    Object.fromEntries(
      RESOURCE_IDS.flatMap((resource) => {
        const own = demand[resource]
        return own === undefined ? [] : [[resource, { ...own, units: few.get(resource)?.[index] ? null : own.units }]]
      }),
    ),
  )
}
