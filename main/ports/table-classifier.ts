import type { RunnableStructure } from './segment-engine.ts'

/** The in-memory engine over one table, the one on screen or any other, without disturbing what the screen uses. */
export interface TableClassifier {
  /** The class of every row. Rejects with AppError('rule-invalid') where a rule does not fit the columns. */
  classify(structure: RunnableStructure): Promise<Uint8Array>
  close(): Promise<void>
}
