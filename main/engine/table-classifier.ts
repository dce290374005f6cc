import type { SegmentEngine } from '../ports/segment-engine.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type { TableClassifier } from '../ports/table-classifier.ts'

export interface TableClassifierOptions {
  /** The engine of the screen. */
  readonly engine: SegmentEngine
  /** Whether that engine holds a table at this moment. */
  readonly isAttached: (table: SpineColumns) => boolean
  readonly createEngine: () => SegmentEngine
}

/** A classifier of any table: by the screen's engine where that holds it, else by one engine of its own till it is closed. */
export function openTableClassifier(table: SpineColumns, options: TableClassifierOptions): TableClassifier {
  let apart: Promise<SegmentEngine> | null = null
  const attached = async (): Promise<SegmentEngine> => {
    const engine = options.createEngine()
    await engine.attach(table)
    return engine
  }
  return {
    async classify(structure) {
      if (options.isAttached(table)) return options.engine.classify(structure)
      apart ??= attached()
      return (await apart).classify(structure)
    },
    async close() {
      await (await apart)?.close()
    },
  }
}
