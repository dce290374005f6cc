import { AppError } from '../../shared/contract/app-error.ts'
import { PLACE_METRICS, type PlaceLevel, type PlaceLine, type PlaceStep } from '../../shared/contract/places.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { type ClassSums, classSumsOf, NO_UNITS, togetherOf } from '../../shared/economics/class-sums.ts'
import { metricsOf } from '../../shared/economics/metrics-of.ts'
import type { Places } from '../../shared/entities/places.ts'
import { placeStructure } from '../domain/places/place-structure.ts'
import { proposePlaces } from '../domain/places/propose-places.ts'
import { rollUpCells } from '../domain/places/roll-up-cells.ts'
import { placesChange } from '../domain/workspace/workspace-document.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { countCells, type Surroundings, surroundingsOf } from './place-counts.ts'
import { plannedEconomics } from './planned-economics.ts'
import type { LoadedWorkspace, OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

const NOWHERE: Surroundings = { density: null, climate: null }

/** Drills down from country to neighbourhood. */
export interface PlaceService {
  get(): { readonly places: Places; readonly isProposed: boolean }
  arrange(places: Places): Promise<WorkspaceView>
  level(path: readonly PlaceStep[], signal: AbortSignal): Promise<PlaceLevel>
}

/** What places are told by, of the columns that are there, of a fitting type, and not kept out of rules. */
function usable({ document, scope }: OpenWorkspace): { readonly places: Places; readonly isProposed: boolean } {
  const columns = (document.spine?.columns ?? []).filter(({ name }) => scope.refused?.has(name) !== true)
  const said = document.places
  const isProposed = said === null || said.levels.length === 0
  const proposed = proposePlaces(columns)
  const wanted = said === null ? proposed : { ...said, levels: isProposed ? proposed.levels : said.levels }
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]))
  const isText = (name: string): boolean => typeOf.get(name) === 'text'
  const isNumber = (name: string): boolean => typeOf.get(name) === 'number' || typeOf.get(name) === 'integer'
  const { density, climate } = wanted
  return {
    isProposed,
    places: {
      ...wanted,
      levels: wanted.levels.filter(isText),
      density: density !== null && isNumber(density) ? density : null,
      climate: climate !== null && isText(climate) ? climate : null,
    },
  }
}

/** Refuses what cannot be drilled down by. */
function requireFitting({ levels, density, climate }: Places, { scope }: OpenWorkspace): void {
  if (new Set(levels).size < levels.length)
    throw new AppError('bad-request', 'A column is a level of places twice.', {
      remedy: 'Choose another for one of them.',
    })
  const texts = [...levels, ...(climate === null ? [] : [climate])]
  for (const name of [...texts, ...(density === null ? [] : [density])]) {
    const refusal = scope.refused?.get(name)
    if (refusal !== undefined) throw new AppError('bad-request', refusal.why, { remedy: refusal.mend })
    const type = scope.columns.get(name)
    if (type === undefined) throw new AppError('not-found', `There is no column “${name}”.`)
    const fits = texts.includes(name) ? type === 'text' : type === 'number' || type === 'integer'
    if (!fits)
      throw new AppError('bad-request', `“${name}” holds ${type} values, which say no such thing of a place.`, {
        remedy: 'Choose a column of text for places and climate, of numbers for inhabitants per km².',
      })
  }
}

export function createPlaceService(session: WorkspaceSession, engine: SegmentEngine): PlaceService {
  return {
    get: () => usable(session.loaded()),
    arrange: (places) =>
      session.commit('change the places', (workspace) => {
        requireFitting(places, workspace)
        return JSON.stringify(workspace.document.places) === JSON.stringify(places) ? [] : [placesChange(places)]
      }),
    async level(path, signal) {
      const workspace = session.loaded()
      const { places } = usable(workspace)
      if (path.some(({ column }, index) => places.levels[index] !== column))
        throw new AppError('bad-request', 'These places are not told by these columns any more.', {
          remedy: 'Begin at the top again.',
        })
      return partedLevel(workspace, path, places, engine, signal)
    },
  }
}

async function partedLevel(
  workspace: LoadedWorkspace,
  path: readonly PlaceStep[],
  places: Places,
  engine: SegmentEngine,
  signal: AbortSignal,
): Promise<PlaceLevel> {
  const { table } = workspace
  const column = places.levels[path.length] ?? null
  const counted = column === null ? { cells: [], unsaid: 0 } : await countCells(table, path, column, signal)
  const rolled = rollUpCells(counted.cells, counted.unsaid, places.leastUnits)
  const { rules, elsewhere, first, unsaid, rest } = placeStructure(path, column, rolled)
  const { measures, unavailable, frame } = plannedEconomics(workspace)
  const structure = { rules, thresholds: workspace.scope.thresholds, asOf: frame.asOf }
  const evaluation = await engine.evaluate(structure, measures)
  const measureIds = measures.map(({ id }) => id)
  const classes = classSumsOf(measureIds, evaluation.units, evaluation.sums, evaluation.counts)
  const classOfRow = await engine.classify(structure)
  signal.throwIfAborted()
  const around = await surroundingsOf(table, classOfRow, classes.length, places, signal)
  const isElsewhere = classOfRow.map((at) => (at === elsewhere ? 1 : 0))
  const [aroundAll] = await surroundingsOf(table, isElsewhere, 2, places, signal)
  const context = { frame, base: togetherOf(classes), unavailable }
  const line = (kind: PlaceLine['kind'], count: number, sums: ClassSums, own: Surroundings = NOWHERE): PlaceLine => {
    const metrics = metricsOf(sums, context)
    const shown = Object.fromEntries(PLACE_METRICS.map((metric) => [metric, metrics[metric]]))
    return { kind, value: null, places: count, units: sums.units, metrics: shown, ...own }
  }
  const ofClass = (kind: PlaceLine['kind'], count: number, at: number): PlaceLine =>
    line(kind, count, classes[at] ?? NO_UNITS, around[at])
  const all = togetherOf(classes.filter((_, at) => at !== elsewhere))
  const lines =
    column === null
      ? []
      : [
          ...rolled.shown.map(({ value }, index) => ({ ...ofClass('place', 1, first + index), value })),
          ...(rolled.rest.units === 0 ? [] : [ofClass('rest', rolled.rest.places, rest)]),
          ...(unsaid === null ? [] : [ofClass('unsaid', 0, unsaid)]),
        ]
  return { column, whole: { ...line('place', 1, all, aroundAll), value: path.at(-1)?.value ?? null }, lines }
}
