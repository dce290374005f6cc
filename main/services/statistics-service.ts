import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import {
  type IntervalsView,
  SPREAD_MEASURES,
  type SpreadLine,
  type SpreadMeasure,
  type SpreadView,
} from '../../shared/contract/statistics.ts'
import type { NamedMeasure } from '../../shared/economics/measure-plan.ts'
import { isChosenSegment } from '../../shared/entities/structure.ts'
import { ranksWithoutLargest } from '../domain/statistics/rests-on-one.ts'
import { concentrationOf, spreadCuts, spreadFigures, spreadRanks } from '../domain/statistics/spread.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import type { OrderedValues, StillEngine } from '../ports/still-engine.ts'
import { drawnBy } from './drawn-by.ts'
import { type PreparedStructure, prepareStructure } from './evaluation.ts'
import { intervalLines, intervalMeasures } from './interval-lines.ts'
import { linesOf } from './lines-of.ts'
import { plannedEconomics } from './planned-economics.ts'
import { structureOf } from './structure-service.ts'
import { createTurns } from './turns.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** Figures of options that are worked out when the hand is still. */
export interface StatisticsService {
  spread(question: ParsedInputOf<'statistics.spread'>, signal: AbortSignal): Promise<SpreadView>
  intervals(question: ParsedInputOf<'statistics.intervals'>, signal: AbortSignal): Promise<IntervalsView>
}

/** How long nothing was asked before the work begins. */
const STILL_MS = 150
/** statistics.md: 200 resamples. */
const RESAMPLES = 200
const SEED = 1

type Engine = SegmentEngine & StillEngine

export function createStatisticsService(session: WorkspaceSession, engine: Engine): StatisticsService {
  const turns = createTurns()

  /** Begins again as often as a question comes between, until it is done or the caller leaves. */
  async function whenStill<T>(work: () => Promise<T | null>, signal: AbortSignal): Promise<T> {
    for (;;) {
      await engine.still(STILL_MS, signal)
      const found = await work()
      if (found !== null) return found
    }
  }

  async function spreadLines(prepared: PreparedStructure, measure: NamedMeasure, noun: string, signal: AbortSignal) {
    const question = { ranksOf: spreadRanks, cutsOf: spreadCuts }
    const ordered = await whenStill(() => engine.order(prepared.runnable, measure, question, signal), signal)
    return linesOfSpread(prepared, ordered, noun)
  }

  return {
    spread: ({ structureIds, measure: wanted, scenarioId }, signal) =>
      turns(async () => {
        const workspace = session.loaded()
        const { measures, frame } = plannedEconomics(workspace, scenarioId)
        const available = SPREAD_MEASURES.filter((name) => measures.some(({ id }) => id === name))
        const name = available.find((one) => one === wanted) ?? available[0]
        const measure = measures.find(({ id }) => id === name)
        const structures: SpreadView['structures'] = []
        for (const structureId of measure === undefined ? [] : structureIds) {
          const prepared = prepareStructure(structureOf(workspace, structureId), workspace)
          const all = `All ${frame.unitNoun.plural}`
          if (measure) structures.push({ structureId, lines: await spreadLines(prepared, measure, all, signal) })
        }
        return { measure: name ?? ('contribution' satisfies SpreadMeasure), available, structures }
      }, signal),
    intervals: ({ structureIds, scenarioId }, signal) =>
      turns(async () => {
        const workspace = session.loaded()
        const wanted = intervalMeasures(plannedEconomics(workspace, scenarioId).measures)
        const draws = { seed: SEED, resamples: RESAMPLES, namedBy: drawnBy(workspace) }
        const structures: IntervalsView['structures'] = []
        for (const structureId of structureIds) {
          const prepared = prepareStructure(structureOf(workspace, structureId), workspace)
          const { counts } = await engine.evaluate(prepared.runnable, wanted)
          const work = () => engine.resample(prepared.runnable, wanted, draws, signal)
          const { sums } = await whenStill(work, signal)
          structures.push({ structureId, lines: intervalLines(prepared, wanted, counts, sums, RESAMPLES) })
        }
        return { seed: SEED, resamples: RESAMPLES, structures }
      }, signal),
  }
}

/** The lines in their order, then all units; segments that somebody chose know their place among each other. */
function linesOfSpread(prepared: PreparedStructure, ordered: readonly OrderedValues[], all: string): SpreadLine[] {
  const lines = linesOf(prepared).flatMap(({ index, ...line }) => {
    const own = ordered[index]
    return own === undefined ? [] : [{ ...line, ...figuresOf(own) }]
  })
  const segments = lines.filter(isChosenSegment)
  const places = ranksWithoutLargest(
    segments.map(({ concentration: { total, largest } }) => ({ total, largest: largest?.amount ?? null })),
  )
  const whole = ordered.at(-1)
  const total = { entryId: 'total', kind: 'total' as const, name: all, slot: null }
  return [
    ...lines.map((line) => ({ ...line, place: places[segments.indexOf(line)] ?? null })),
    ...(whole === undefined ? [] : [{ ...total, ...figuresOf(whole), place: null }]),
  ]
}

function figuresOf(ordered: OrderedValues) {
  return { figures: spreadFigures(ordered), concentration: concentrationOf(ordered) }
}
