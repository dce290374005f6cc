import type { SegmentEngine } from '../ports/segment-engine.ts'
import type { PreparedStructure } from './evaluation.ts'

/** Rows that a structure puts in one of its entries, ascending; none for an entry that is gone. */
export async function rowsTaken(
  engine: SegmentEngine,
  { entries, runnable }: PreparedStructure,
  entryId: string,
): Promise<Uint32Array> {
  const wanted = entries.findIndex((entry) => entry.entryId === entryId)
  const classes = await engine.classify(runnable)
  return rowsWhere(classes.length, (row) => classes[row] === wanted)
}

/**
 * Rows for which an entry's own rule is unknown, before order decides, ascending: neither the rule nor its opposite is
 * true. None for the default path and for a rule that cannot run.
 */
export async function rowsUnknown(
  engine: SegmentEngine,
  { entries, runnable: { thresholds, asOf } }: PreparedStructure,
  entryId: string,
  rowCount: number,
): Promise<Uint32Array> {
  const rule = entries.find((entry) => entry.entryId === entryId)?.rule ?? null
  if (rule === null) return new Uint32Array(0)
  const decided = new Uint8Array(rowCount)
  for (const known of [rule, { kind: 'not', of: rule } as const]) {
    for (const row of await engine.select(known, thresholds, asOf)) decided[row] = 1
  }
  return rowsWhere(rowCount, (row) => decided[row] === 0)
}

function rowsWhere(rowCount: number, isWanted: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(rowCount)
  let count = 0
  for (let row = 0; row < rowCount; row++) if (isWanted(row)) rows[count++] = row
  return rows.slice(0, count)
}
