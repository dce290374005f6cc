import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import { openTableClassifier } from '../../../main/engine/table-classifier.ts'
import type { ExportPorts } from '../../../main/services/export-types.ts'
import { ENGINE_WORKER } from '../../unit/main/engine/table-of.ts'

const createEngine = () => createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
/** No table is attached, so it starts no thread. */
const ofNoScreen = createEngine()

/** The real classifier where no screen holds any table. */
export const openClassifier: ExportPorts['openClassifier'] = (table) =>
  openTableClassifier(table, { engine: ofNoScreen, isAttached: () => false, createEngine })
