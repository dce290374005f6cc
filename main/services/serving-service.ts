import type { ServedStructure } from '../../shared/contract/serving.ts'
import { alikeLineOf, type BandSums } from '../../shared/economics/alike.ts'
import { type ClassSums, classSumsOf, NO_UNITS, togetherOf } from '../../shared/economics/class-sums.ts'
import type { MetricContext } from '../../shared/economics/metric-formula.ts'
import { get } from '../../shared/economics/metric-formula.ts'
import { metricsOf } from '../../shared/economics/metrics-of.ts'
import { statementOf } from '../../shared/economics/profit-and-loss.ts'
import { STATEMENT_POOLS } from '../../shared/economics/statement-measures.ts'
import { tenureBands } from '../../shared/economics/tenure-bands.ts'
import type { Frame } from '../../shared/entities/frame.ts'
import { TOO_NEW_ID } from '../../shared/entities/structure.ts'
import { RESOURCES, resourcesOf } from '../../shared/serving/resources.ts'
import type { LineMoney, ServedLine } from '../../shared/serving/served-line.ts'
import type { RunEntry } from '../domain/structures/run-plan.ts'
import type { Evaluation, SegmentEngine } from '../ports/segment-engine.ts'
import { prepareStructure } from './evaluation.ts'
import { type ServingPlan, servingPlan } from './planned-economics.ts'
import { structureOf } from './structure-service.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** What options take to serve, and what they earn from revenue to risk-adjusted contribution. */
export interface ServingService {
  /** Under a scenario's assumptions, or as things are. */
  run(structureIds: readonly string[], scenarioId: string | null): Promise<{ structures: ServedStructure[] }>
}

/** A line of the option: its entry, its sums, and those of its bands of tenure. */
interface Line {
  readonly entry: Pick<RunEntry, 'entryId' | 'kind' | 'name' | 'slot'>
  readonly sums: ClassSums
  readonly bands: readonly BandSums[]
}

const ORDER = ['segment', 'default', 'exclusion'] as const

/** Those too new to tier are on the standard path: nobody can refuse them. */
function placeOf({ entryId, kind }: Pick<RunEntry, 'entryId' | 'kind'>): RunEntry['kind'] {
  return entryId === TOO_NEW_ID ? 'default' : kind
}

function linesOf(entries: readonly RunEntry[], evaluation: Evaluation, { measures, tenure }: ServingPlan): Line[] {
  const { units, sums, counts } = evaluation
  const width = measures.length + tenure.length
  const classes = classSumsOf(
    measures.map(({ id }) => id),
    units,
    sums,
    counts,
    width,
  )
  const bandsOf = (index: number): readonly BandSums[] =>
    Array.from({ length: tenure.length / 3 }, (_, band) => {
      const at = index * width + measures.length + band * 3
      return { units: sums[at] ?? 0, contribution: sums[at + 1] ?? 0, years: sums[at + 2] ?? 0 }
    })
  const lines = entries.map((entry, index) => ({ entry, sums: classes[index] ?? NO_UNITS, bands: bandsOf(index) }))
  return ORDER.flatMap((kind) => lines.filter(({ entry }) => placeOf(entry) === kind))
}

function moneyOf(sums: ClassSums): LineMoney {
  const revenue = get(sums, 'costedRevenue').sum
  const pools = STATEMENT_POOLS.filter((id) => sums.measures[id] !== undefined)
  return {
    revenue,
    costs: {
      cogs: revenue - get(sums, 'grossMargin').sum,
      ...Object.fromEntries(pools.map((id) => [id, get(sums, id).sum])),
    },
    contribution: get(sums, 'contribution').sum,
  }
}

/** Sums that are too large to be figures are left out: the demand is then not known. */
function demandOf({ measures }: ClassSums): ServedLine['demand'] {
  const sumOf = (id: keyof ServedLine['demand']) => measures[RESOURCES[id].measure]
  return Object.fromEntries(
    resourcesOf((id) => Number.isFinite(sumOf(id)?.sum)).map((id) => {
      const { sum = 0, count = 0 } = sumOf(id) ?? {}
      return [id, { amount: sum, units: count }]
    }),
  )
}

function servedLine({ entry, sums }: Line, hasMoney: boolean): ServedLine {
  const { entryId, name, slot } = entry
  const place = placeOf(entry)
  return {
    entryId,
    kind: place === 'exclusion' ? 'excluded' : place,
    name,
    slot,
    units: sums.units,
    unitYears: get(sums, 'years').sum,
    money: hasMoney ? moneyOf(sums) : null,
    demand: demandOf(sums),
  }
}

/** Why a line's money cannot be told: contribution is not to be had, or some amount is too large to be one. */
function reasonOf(lines: readonly Line[], context: MetricContext): string | null {
  const { contribution } = metricsOf(context.base, context)
  if (contribution.kind !== 'value') return contribution.reason
  const amounts = lines.flatMap(({ sums }) => {
    const { revenue, costs, contribution: earned } = moneyOf(sums)
    return [revenue, earned, ...Object.values(costs)]
  })
  return amounts.every(Number.isFinite) ? null : 'The figures are too large to add up.'
}

/** Contribution that cannot be told is none in the bands as well. */
const withoutMoney = (bands: readonly BandSums[]): readonly BandSums[] =>
  bands.map(({ units }) => ({ units, contribution: 0, years: 0 }))

function tenureOf(lines: readonly Line[], hasMoney: boolean, frame: Frame): ServedStructure['tenure'] {
  const [first] = lines
  if (first === undefined || first.bands.length === 0) return null
  const bandsOf = (line: Line): readonly BandSums[] => (hasMoney ? line.bands : withoutMoney(line.bands))
  const base = first.bands.map((_, index) => ({
    units: lines.reduce((sum, line) => sum + (line.bands[index]?.units ?? 0), 0),
    contribution: lines.reduce((sum, line) => sum + (bandsOf(line)[index]?.contribution ?? 0), 0),
    years: lines.reduce((sum, line) => sum + (bandsOf(line)[index]?.years ?? 0), 0),
  }))
  return {
    bands: [...tenureBands(frame)],
    lines: lines.map((line) => alikeLineOf(line.entry.entryId, line.sums.units, bandsOf(line), base)),
  }
}

export function createServingService(session: WorkspaceSession, engine: SegmentEngine): ServingService {
  return {
    async run(structureIds, scenarioId) {
      const workspace = session.loaded()
      const plan = servingPlan(workspace, scenarioId)
      const { frame, unavailable } = plan
      const structures: ServedStructure[] = []
      for (const id of structureIds) {
        const structure = structureOf(workspace, id)
        const { entries, runnable } = prepareStructure(structure, workspace)
        const evaluation = await engine.evaluate(runnable, [...plan.measures, ...plan.tenure])
        const lines = linesOf(entries, evaluation, plan)
        const sums = lines.map((line) => line.sums)
        const context: MetricContext = { frame, base: togetherOf(sums), unavailable }
        const moneyReason = reasonOf(lines, context)
        structures.push({
          structureId: structure.id,
          name: structure.name,
          lines: lines.map((line) => servedLine(line, moneyReason === null)),
          moneyReason,
          statement: statementOf(sums, context),
          tenure: tenureOf(lines, moneyReason === null, frame),
        })
      }
      return { structures }
    },
  }
}
