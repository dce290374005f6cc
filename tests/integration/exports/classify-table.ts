import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { SpineColumns } from '../../../main/ports/spine-columns.ts'
import type { ExportPorts } from '../../../main/services/export-types.ts'
import { ENGINE_WORKER } from '../../unit/main/engine/table-of.ts'

/** The real in-memory engine, given each table in turn. */
export function createTableClassifier(): { classifyTable: ExportPorts['classifyTable']; close: () => Promise<void> } {
  const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
  let attached: SpineColumns | null = null
  return {
    async classifyTable(table, structure) {
      if (attached !== table) await engine.attach(table)
      attached = table
      return engine.classify(structure)
    },
    close: () => engine.close(),
  }
}
