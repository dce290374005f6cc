import { hash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { availableParallelism, homedir, totalmem } from 'node:os'
import { join } from 'node:path'
import packageJson from '../package.json' with { type: 'json' }
import type { HostKind } from '../shared/contract/app.ts'
import type { WorkbenchEvent } from '../shared/contract/jobs.ts'
import type { WorkspaceView } from '../shared/contract/workspaces.ts'
import { createColumnAnalyst } from './engine/column-analyst.ts'
import { createSegmentEngine } from './engine/segment-engine.ts'
import { createDuckdbEngine } from './engine/sql/duckdb-engine.ts'
import { createParquetWriter } from './engine/sql/duckdb-parquet-writer.ts'
import { openPostgresEngine } from './engine/sql/postgres-engine.ts'
import { createSqliteEngine } from './engine/sql/sqlite-engine.ts'
import { openTableClassifier } from './engine/table-classifier.ts'
import type { WorkerUrls } from './hosts/worker-urls.ts'
import { localFileSystem } from './platform/local-file-system.ts'
import { createPrivateFolder } from './platform/private-folder.ts'
import { createRotatingLog } from './platform/rotating-log.ts'
import { systemClock } from './platform/system-clock.ts'
import type { SpineColumns } from './ports/spine-columns.ts'
import type { TableClassifier } from './ports/table-classifier.ts'
import { createAlikeService } from './services/alike-service.ts'
import { createAsOfService } from './services/as-of-service.ts'
import { createBoardServices } from './services/board-services.ts'
import { createConditionService } from './services/condition-service.ts'
import { createConsentService } from './services/consent-service.ts'
import { createDictionaryService } from './services/dictionary-service.ts'
import { createEconomicsService } from './services/economics-service.ts'
import { createExplanationService } from './services/explanation-service.ts'
import { createExportService } from './services/export-service.ts'
import { createFileGrants } from './services/file-grants.ts'
import { createGridService } from './services/grid-service.ts'
import { createHandOverService } from './services/hand-over-service.ts'
import { createImportService } from './services/import-service.ts'
import { createJobRunner } from './services/job-runner.ts'
import { createLayersService } from './services/layers-service.ts'
import { createLearningGate } from './services/learning-gate.ts'
import { createLearningService } from './services/learning-service.ts'
import { createMoversService } from './services/movers-service.ts'
import { createOperatingModelService } from './services/operating-model-service.ts'
import { createPlaceService } from './services/place-service.ts'
import { openPreferences } from './services/preferences-service.ts'
import { createReachService } from './services/reach-service.ts'
import { createRecipeService } from './services/recipe-service.ts'
import { createRecipeSessions } from './services/recipe-sessions.ts'
import { createScenarioService } from './services/scenario-service.ts'
import { createScoreService } from './services/score-service.ts'
import { createServingService } from './services/serving-service.ts'
import { createSetGapService } from './services/set-gap-service.ts'
import { createSetService } from './services/set-service.ts'
import { createStatisticsService } from './services/statistics-service.ts'
import { createStructureService } from './services/structure-service.ts'
import { createThresholdCubeService } from './services/threshold-cube-service.ts'
import { createThresholdService } from './services/threshold-service.ts'
import { createWarehouseService } from './services/warehouse-service.ts'
import { createWorkspaceService } from './services/workspace-service.ts'
import { createWorkspaceSession } from './services/workspace-session.ts'
import { createSourceReader } from './sources/source-reader.ts'
import { createSpineBuilder } from './sources/spine/spine-builder.ts'
import { createWorkspaceFiles } from './store/workspace-files.ts'
import { createAssets } from './transport/assets.ts'
import { createEventHub } from './transport/event-hub.ts'
import { createHandler, type Handle } from './transport/handler.ts'
import { createProcedures } from './transport/procedures.ts'
import { createUploads } from './transport/uploads.ts'

export interface WorkbenchOptions {
  readonly host: HostKind
  readonly dataFolder: string
  readonly workspacesFolder: string
  readonly assetsFolder: string
  readonly workers: WorkerUrls
}

export interface Workbench {
  readonly handle: Handle
  grantPath(path: string): string
  close(): Promise<void>
}

/** What a recipe may hold in memory before it spills: a quarter of the computer's, within 1 and 2 GiB. */
const recipeMemoryBytes = (): number => Math.min(2, Math.max(1, totalmem() / 2 ** 32)) * 2 ** 30

const sha256 = (text: string): string => hash('sha256', text)

/** One thread is left to the screen; more than eight gain nothing at a memory bus. */
const engineThreads = (): number => Math.max(2, Math.min(8, availableParallelism() - 1))

/** Builds the workbench: the one place that constructs adapters and hands them to the services. */
export async function composeWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { host, dataFolder, workspacesFolder, assetsFolder, workers } = options
  const clock = systemClock
  await mkdir(workspacesFolder, { recursive: true })
  const log = createRotatingLog({ folder: dataFolder, clock })
  const privateFolder = await createPrivateFolder()
  const listsFolders = host !== 'electron'
  const grants = createFileGrants({ fileSystem: localFileSystem, clock, home: homedir(), listsFolders })
  const preferences = await openPreferences({ host, fileSystem: localFileSystem, dataFolder, log })
  const jobs = createJobRunner({ clock, log, onChange: (job) => events.publish({ type: 'job', job }) })
  const running = () => jobs.list().filter(({ state }) => state === 'running')
  const opened = (view: WorkspaceView | null): WorkbenchEvent => {
    return { type: 'workspace', openingId: view?.id ?? null, revision: view?.revision ?? 0 }
  }
  const events = createEventHub({
    onAttach: () => [...running().map((job) => ({ type: 'job', job }) as const), opened(workspaces.current())],
  })
  const uploads =
    host === 'loopback'
      ? createUploads({ folder: join(privateFolder.path, 'uploads'), grantPath: grants.grantPath })
      : null

  const threads = engineThreads()
  const spillFolder = join(privateFolder.path, 'spill')
  const engine = createSegmentEngine({ workerUrl: workers.engine, threads })
  const analyst = createColumnAnalyst({ workerUrl: workers.engine, threads })
  const reader = createSourceReader({
    workerUrl: workers.source,
    temporaryFolder: spillFolder,
    threads,
  })
  const builder = createSpineBuilder({
    reader,
    workerUrl: workers.source,
    temporaryFolder: spillFolder,
    threads,
    memoryLimitBytes: recipeMemoryBytes(),
  })
  const session = createWorkspaceSession({
    files: createWorkspaceFiles({ workerUrl: workers.store, clock }),
    engine,
    profile: (table) => analyst.profile(table),
    clock,
    onChange: (view) => {
      events.publish(opened(view))
      // A list for convenience: what cannot be noted now is noted on closing.
      void workspaces.noteChange(view).catch(log.incident)
    },
  })
  const openClassifier = (table: SpineColumns): TableClassifier =>
    openTableClassifier(table, {
      engine,
      isAttached: (other) => session.current()?.table === other,
      createEngine: () => createSegmentEngine({ workerUrl: workers.engine, threads: 1 }),
    })
  const sqlite = () => createSqliteEngine({ workerUrl: workers.sqlite })
  const exports = createExportService({
    clock,
    sha256,
    sqlEngines: () => Promise.all([createDuckdbEngine(), sqlite(), openPostgresEngine(spillFolder)]),
    openClassifier,
    parquet: createParquetWriter(spillFolder),
    version: packageJson.version,
  })
  const workspaces = createWorkspaceService({
    session,
    reader,
    fileSystem: localFileSystem,
    grants,
    preferences,
    jobs,
    clock,
    workspacesFolder,
  })
  const grid = createGridService({ session, engine, analyst })
  const sessions = createRecipeSessions(builder)
  const recipes = createRecipeService({
    session,
    reader,
    sessions,
    analyst,
    fileSystem: localFileSystem,
    grants,
    jobs,
    clock,
    sha256,
  })
  const gate = createLearningGate({ session, clock, sha256 })
  const warehouse = createWarehouseService({ session, sessions, fileSystem: localFileSystem, grants, clock, sha256 })
  const procedures = createProcedures({
    about: () => ({
      version: packageJson.version,
      host,
      capabilities: {
        nativeDialogs: host === 'electron',
        upload: host === 'loopback',
        folderList: listsFolders,
      },
      preferences: preferences.preferences(),
    }),
    diagnostics: () =>
      [`Tessera ${packageJson.version}, ${host}, ${process.platform}`, ...log.recentLines()].join('\n'),
    preferences,
    grants,
    jobs,
    workspaces,
    imports: createImportService({ session, reader, analyst, grants, jobs, clock }),
    recipes,
    warehouse,
    grid,
    explanations: createExplanationService(session, engine),
    economics: createEconomicsService({ session, engine, profiles: () => grid.profiles() }),
    dictionary: createDictionaryService(session, clock),
    consents: createConsentService(session, engine),
    structures: createStructureService(session, clock),
    thresholds: createThresholdService(session, clock),
    reach: createReachService(session, engine),
    cubes: createThresholdCubeService(session, engine),
    conditions: createConditionService({ session, engine, analyst }),
    movers: createMoversService({ session, openClassifier }),
    sets: createSetService(session),
    setGaps: createSetGapService(session),
    places: createPlaceService(session, engine),
    asOf: createAsOfService({
      ...{ session, sessions, analyst, fileSystem: localFileSystem, grants, jobs, clock, sha256 },
    }),
    learning: createLearningService({ session, gate, engine, jobs, clock, sha256 }),
    scores: createScoreService({ session, gate, jobs, clock }),
    scenarios: createScenarioService(session, clock),
    serving: createServingService(session, engine),
    alike: createAlikeService(session, engine),
    operatingModel: createOperatingModelService(session),
    layers: createLayersService(session, engine),
    statistics: createStatisticsService(session, engine),
    ...createBoardServices(session, engine),
    handOver: createHandOverService(session, exports, jobs, clock, sha256, warehouse),
  })
  // Sources run in tests and development, where an answer against the contract should be seen at once.
  const checkOutputs = import.meta.url.endsWith('.ts')
  return {
    handle: createHandler({
      procedures,
      events,
      assets: createAssets({ folder: assetsFolder }),
      uploads,
      log,
      checkOutputs,
    }),
    grantPath: grants.grantPath,
    async close() {
      await jobs.close()
      await sessions.close()
      await workspaces.close(false)
      events.close()
      await Promise.all([engine.close(), analyst.close(), builder.close(), reader.close(), uploads?.close()])
      await privateFolder.remove()
    },
  }
}
