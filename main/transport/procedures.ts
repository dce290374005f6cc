import type { About } from '../../shared/contract/app.ts'
import type { AlikeService } from '../services/alike-service.ts'
import type { AsOfService } from '../services/as-of-service.ts'
import type { BoardServices } from '../services/board-services.ts'
import type { ConditionService } from '../services/condition-service.ts'
import type { DictionaryService } from '../services/dictionary-service.ts'
import type { EconomicsService } from '../services/economics-service.ts'
import type { ExplanationService } from '../services/explanation-service.ts'
import type { FileGrants } from '../services/file-grants.ts'
import type { GridService } from '../services/grid-service.ts'
import type { ImportService } from '../services/import-service.ts'
import type { JobRunner } from '../services/job-runner.ts'
import type { LearningService } from '../services/learning-service.ts'
import type { MoversService } from '../services/movers-service.ts'
import type { OperatingModelService } from '../services/operating-model-service.ts'
import type { PreferencesService } from '../services/preferences-service.ts'
import type { ReachService } from '../services/reach-service.ts'
import type { RecipeService } from '../services/recipe-service.ts'
import type { ScenarioService } from '../services/scenario-service.ts'
import type { ScoreService } from '../services/score-service.ts'
import type { ServingService } from '../services/serving-service.ts'
import type { StructureService } from '../services/structure-service.ts'
import type { ThresholdCubeService } from '../services/threshold-cube-service.ts'
import type { ThresholdService } from '../services/threshold-service.ts'
import type { WarehouseService } from '../services/warehouse-service.ts'
import type { WorkspaceService } from '../services/workspace-service.ts'
import { boardProcedures } from './board-procedures.ts'
import { type FigureServices, figureProcedures } from './figures-procedures.ts'
import { type HandOverServices, handOverProcedures } from './hand-over-procedures.ts'
import type { Implementations } from './implementations.ts'
import { type TableServices, tableProcedures } from './table-procedures.ts'

/** Every use case, as the procedures call them. */
export interface Services extends HandOverServices, BoardServices, FigureServices, TableServices {
  readonly about: () => About
  readonly diagnostics: () => string
  readonly preferences: PreferencesService
  readonly grants: FileGrants
  readonly jobs: JobRunner
  readonly workspaces: WorkspaceService
  readonly imports: ImportService
  readonly recipes: RecipeService
  readonly warehouse: WarehouseService
  readonly grid: GridService
  readonly economics: EconomicsService
  readonly explanations: ExplanationService
  readonly dictionary: DictionaryService
  readonly structures: StructureService
  readonly thresholds: ThresholdService
  readonly reach: ReachService
  readonly conditions: ConditionService
  readonly cubes: ThresholdCubeService
  readonly asOf: AsOfService
  readonly movers: MoversService
  readonly learning: LearningService
  readonly scores: ScoreService
  readonly scenarios: ScenarioService
  readonly serving: ServingService
  readonly alike: AlikeService
  readonly operatingModel: OperatingModelService
}

type Part<Prefix extends string> = Pick<Implementations, Extract<keyof Implementations, `${Prefix}.${string}`>>

const appPart = ({ about, diagnostics, preferences, grants, jobs }: Services): Part<'app' | 'files' | 'jobs'> => ({
  'app.about': async () => about(),
  'app.setPreferences': async (next) => {
    await preferences.setPreferences(next)
    return about()
  },
  'app.diagnostics': async () => ({ text: diagnostics() }),
  'files.list': ({ folder }) => grants.list(folder),
  'files.at': ({ path }) => grants.at(path),
  'jobs.list': async () => [...jobs.list()],
  'jobs.cancel': async ({ jobId }) => {
    jobs.cancel(jobId)
    return null
  },
})

const workspacePart = ({ workspaces }: Services): Part<'workspaces' | 'frame' | 'history'> => ({
  'workspaces.current': async () => workspaces.current(),
  'workspaces.recent': () => workspaces.recent(),
  'workspaces.forget': ({ grant }) => workspaces.forget(grant),
  'workspaces.create': ({ title }) => workspaces.create(title),
  'workspaces.open': ({ grant }) => workspaces.open(grant),
  'workspaces.openSample': async () => ({ jobId: workspaces.openSample() }),
  'workspaces.close': ({ discardEmpty }) => workspaces.close(discardEmpty),
  'frame.update': ({ changes }) => workspaces.updateFrame(changes),
  'history.undo': () => workspaces.undo(),
  'history.redo': () => workspaces.redo(),
})

const dataPart = ({
  imports,
  grid,
  economics,
  explanations,
  dictionary,
}: Services): Part<'imports' | 'grid' | 'mapping' | 'economics' | 'dictionary'> => ({
  'imports.preview': ({ grant, options }, { signal }) => imports.preview(grant, options, signal),
  'imports.check': async ({ grant, options }) => ({ jobId: imports.check(grant, options) }),
  'imports.checked': ({ importId }) => imports.checked(importId),
  'imports.rows': async ({ importId, offset, limit }) => imports.rows(importId, offset, limit),
  'imports.setAsideFile': async ({ importId }) => imports.setAsideFile(importId),
  'imports.load': async ({ importId, keyColumn }) => ({ jobId: imports.load(importId, keyColumn) }),
  'imports.discard': async ({ importId }) => {
    imports.discard(importId)
    return null
  },
  'grid.profiles': async () => [...(await grid.profiles())],
  'grid.count': (view) => grid.count(view),
  'grid.rows': (page) => grid.rows(page),
  'grid.setAside': (page) => grid.setAside(page),
  'grid.setAsideFile': () => grid.setAsideFile(),
  'mapping.suggest': () => economics.suggest(),
  'mapping.bind': ({ role, binding }) => economics.bind(role, binding),
  'mapping.confirmAll': () => economics.confirmAll(),
  'economics.summary': () => economics.summary(),
  'economics.explain': (place) => explanations.explain(place),
  'dictionary.describe': ({ columns, changes, reset }) => dictionary.describe(columns, changes, reset),
  'dictionary.accept': ({ columns, reason }) => dictionary.accept(columns, reason),
  'dictionary.setLimits': ({ limits }) => dictionary.setLimits(limits),
})

const recipePart = ({ recipes, warehouse }: Services): Part<'recipe'> => ({
  'recipe.get': (_input, { signal }) => recipes.get(signal),
  'recipe.adopt': ({ recipe, files, title }, { signal }) => recipes.adopt(recipe, files, title, signal),
  'recipe.edit': ({ edit }, { signal }) => recipes.edit(edit, signal),
  'recipe.preview': async ({ sourceId, stepId, rows }) => ({ jobId: recipes.preview(sourceId, stepId, rows) }),
  'recipe.findDuplicates': async ({ columns }) => ({ jobId: recipes.findDuplicates(columns) }),
  'recipe.mergeFound': ({ least }, { signal }) => recipes.mergeFound(least, signal),
  'recipe.compareFiles': async (input) => ({ jobId: recipes.compareFiles(input) }),
  'recipe.build': async (input) => ({ jobId: recipes.build(input) }),
  'recipe.stages': async () => warehouse.stages(),
  'recipe.script': async ({ product }) => warehouse.script(product),
  'recipe.sideFile': ({ fileName }, { signal }) => warehouse.sideFile(fileName, signal),
  'recipe.scriptFile': ({ product }, { signal }) => warehouse.scriptFile(product, signal),
})

const structurePart = ({
  structures,
  thresholds,
  reach,
  conditions,
  cubes,
}: Services): Part<'structures' | 'segments' | 'thresholds' | 'conditions'> => ({
  'structures.add': ({ name, lens }) => structures.add(name, lens),
  'structures.duplicate': ({ structureId }) => structures.duplicate(structureId),
  'structures.rename': ({ structureId, name }) => structures.rename(structureId, name),
  'structures.setLens': ({ structureId, lens }) => structures.setLens(structureId, lens),
  'structures.move': ({ structureId, toIndex }) => structures.move(structureId, toIndex),
  'structures.layOver': ({ structureId, primaryId }) => structures.layOver(structureId, primaryId),
  'structures.remove': ({ structureId }) => structures.remove(structureId),
  'structures.renameDefaultPath': ({ structureId, name }) => structures.renameDefaultPath(structureId, name),
  'structures.reach': ({ structureId, draft, threshold }) => reach.reach(structureId, draft, threshold),
  'segments.add': ({ structureId, kind, name, text }) => structures.addEntry(structureId, kind, name, text),
  'segments.duplicate': ({ structureId, entryId }) => structures.duplicateEntry(structureId, entryId),
  'segments.rename': ({ structureId, entryId, name }) => structures.renameEntry(structureId, entryId, name),
  'segments.setRule': ({ structureId, entryId, text }) => structures.setRule(structureId, entryId, text),
  'segments.move': ({ structureId, entryId, toIndex }) => structures.moveEntry(structureId, entryId, toIndex),
  'segments.remove': ({ structureId, entryId }) => structures.removeEntry(structureId, entryId),
  'thresholds.set': ({ name, value, unit, rule }) => thresholds.set(name, value, unit, rule),
  'thresholds.rename': ({ name, to }) => thresholds.rename(name, to),
  'thresholds.remove': ({ name }) => thresholds.remove(name),
  'thresholds.cube': (input) => cubes.cube(input),
  'thresholds.moves': (input) => cubes.moves(input),
  'conditions.spread': (input) => conditions.spread(input),
  'conditions.nearest': (input) => conditions.nearest(input),
})

const asOfPart = ({ asOf, movers }: Services): Part<'asOf'> => ({
  'asOf.list': () => asOf.list(),
  'asOf.build': async ({ days }) => ({ jobId: asOf.build(days) }),
  'asOf.show': ({ asOf: day }) => asOf.show(day),
  'asOf.remove': ({ asOf: day }) => asOf.remove(day),
  'asOf.movers': ({ from, to, structureId }, { signal }) => movers.movers(from, to, structureId, signal),
  'asOf.moversFile': ({ from, to, structureId, use }, { signal }) => movers.file(from, to, structureId, use, signal),
  'asOf.compare': ({ from, to }, { signal }) => asOf.compare(from, to, signal),
})

const learningPart = ({ learning, scores }: Services): Part<'learning'> => ({
  'learning.unseen': (_input, { signal }) => learning.unseen(signal),
  'learning.lock': async ({ drawnBy, by }) => ({ jobId: learning.lock(drawnBy, by) }),
  'learning.unlock': ({ by, reason }) => learning.unlock(by, reason),
  'learning.check': async ({ structureId, by, purpose }) => ({ jobId: learning.check(structureId, by, purpose) }),
  'learning.scores': async ({ scores: wanted }) => ({ jobId: scores.learn(wanted) }),
  'learning.rfm': async () => scores.rfm(),
  'learning.addRfmOption': () => scores.addRfmOption(),
  'learning.middle': ({ column }, { signal }) => learning.middle(column, signal),
})

const resultPart = ({ comparison, scenarios }: Services): Part<'comparison' | 'board' | 'scenarios'> => ({
  'comparison.run': ({ structureIds, scenarioId }) => comparison.run(structureIds, scenarioId),
  'board.update': (board) => comparison.choose(board),
  'scenarios.keep': ({ scenario }) => scenarios.keep(scenario),
  'scenarios.remove': ({ id }) => scenarios.remove(id),
})

const servingPart = ({
  serving,
  alike,
  operatingModel,
}: Services): Part<'serving' | 'operatingModel' | 'servicePlan'> => ({
  'serving.run': ({ structureIds, scenarioId }) => serving.run(structureIds, scenarioId),
  'serving.alike': ({ structureId, column, scenarioId }) => alike.run(structureId, column, scenarioId),
  'operatingModel.update': ({ changes }) => operatingModel.update(changes),
  'servicePlan.update': ({ plan }) => operatingModel.plan(plan),
})

/** The contract's procedures over the services, one line each. */
export function createProcedures(services: Services): Implementations {
  return {
    ...appPart(services),
    ...workspacePart(services),
    ...dataPart(services),
    ...recipePart(services),
    ...structurePart(services),
    ...asOfPart(services),
    ...learningPart(services),
    ...resultPart(services),
    ...servingPart(services),
    ...boardProcedures(services),
    ...handOverProcedures(services),
    ...tableProcedures(services),
    ...figureProcedures(services),
  }
}
