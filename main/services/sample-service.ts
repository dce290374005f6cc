import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { Spine } from '../../shared/entities/spine.ts'
import type { Structure } from '../../shared/entities/structure.ts'
import { tableOf } from '../columns/table-of.ts'
import { SAMPLE_DICTIONARY } from '../domain/sample/sample-dictionary.ts'
import { SAMPLE_OPERATING_MODEL } from '../domain/sample/sample-operating-model.ts'
import {
  SAMPLE_ROLES,
  SAMPLE_STRUCTURES,
  SAMPLE_THRESHOLDS,
  type StructureSketch,
} from '../domain/sample/sample-structures.ts'
import {
  SAMPLE_AS_OF,
  SAMPLE_PERIOD_START,
  SAMPLE_SEED,
  SAMPLE_UNITS,
  type SampleColumn,
  sampleTable,
} from '../domain/sample/sample-table.ts'
import { scopeOf } from '../domain/structures/run-plan.ts'
import type { EntityChange } from '../domain/workspace/entity-change.ts'
import { newFrame } from '../domain/workspace/new-frame.ts'
import {
  boardChange,
  dictionaryChange,
  frameChange,
  mappingChange,
  operatingModelChange,
  sampleMark,
  spineChange,
  structureChange,
  thresholdChange,
} from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import type { JobReport } from './job-runner.ts'
import { draftOf } from './structure-service.ts'
import type { Beginning } from './workspace-beginning.ts'

const TITLE = 'Sample: made-up accounts'

const distinctOf = (values: SampleColumn['values']): number => new Set(values.filter((value) => value !== null)).size

function sampleSpine(snapshotId: string, columns: readonly SampleColumn[], clock: Clock): Spine {
  return {
    snapshotId,
    unitCount: SAMPLE_UNITS,
    keyColumn: 'account_id',
    columns: columns.map(({ name, type, values }) => ({
      name,
      header: name,
      type,
      missing: values.reduce<number>((count, value) => count + (value === null ? 1 : 0), 0),
      misfits: 0,
      distinct: distinctOf(values),
    })),
    source: {
      fileName: 'made-up accounts',
      format: 'sample',
      sizeBytes: 0,
      digest: `seed ${SAMPLE_SEED}`,
      rowsInFile: SAMPLE_UNITS,
      rowsSetAside: 0,
      dialect: null,
    },
    loadedAt: clock.now(),
  }
}

function structureFrom(sketch: StructureSketch, position: number, spine: Spine, clock: Clock): Structure {
  const scope = scopeOf(
    spine,
    SAMPLE_THRESHOLDS.map((threshold) => ({ id: threshold.name, ...threshold })),
  )
  return {
    id: clock.id(),
    name: sketch.name,
    lens: sketch.lens,
    position,
    exclusions: sketch.exclusions.map(([name, text]) => ({ id: clock.id(), name, draft: draftOf(text, scope) })),
    segments: sketch.segments.map(([name, text], index) => ({
      id: clock.id(),
      name,
      slot: index + 1,
      draft: draftOf(text, scope),
    })),
    defaultPath: { name: 'Standard path' },
  }
}

/**
 * Makes the sample: seeded accounts, meanings, and three structures to compare. `take` saves them: in a new file, whose
 * settings it is given, or in one whose making was interrupted.
 */
export async function makeSample(
  take: (settings: readonly EntityChange[], beginning: Beginning) => Promise<WorkspaceView>,
  clock: Clock,
  report: JobReport,
  signal: AbortSignal,
): Promise<WorkspaceView> {
  const progress = (phase: string, done: number, total: number) => report({ phase, done, total, unit: 'rows' })
  progress('Making up accounts', 0, SAMPLE_UNITS)
  const columns = sampleTable()
  signal.throwIfAborted()
  const table = tableOf(columns)
  const frame = { ...newFrame(TITLE, SAMPLE_AS_OF), asOf: SAMPLE_AS_OF, periodStart: SAMPLE_PERIOD_START }
  const snapshotId = clock.id()
  const spine = sampleSpine(snapshotId, columns, clock)
  const structures = SAMPLE_STRUCTURES.map((sketch, index) => structureFrom(sketch, index + 1, spine, clock))
  const changes: EntityChange[] = [
    spineChange(spine),
    mappingChange({ roles: { ...SAMPLE_ROLES } }),
    dictionaryChange(SAMPLE_DICTIONARY),
    operatingModelChange(SAMPLE_OPERATING_MODEL),
    ...SAMPLE_THRESHOLDS.map((threshold) => thresholdChange({ id: clock.id(), ...threshold })),
    ...structures.map(structureChange),
    boardChange({ structureIds: [], baselineId: null, pinnedUnits: [], scorecard: { weights: {}, postures: {} } }),
  ]
  const snapshot = { id: snapshotId, keyColumn: spine.keyColumn, table, setAside: [], misfits: [] }
  const onProgress = (done: number, total: number) => report({ phase: 'Saving the sample', done, total, unit: 'bytes' })
  return take([frameChange(frame), sampleMark()], { snapshot, changes, onProgress, signal })
}
