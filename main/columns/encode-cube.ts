import { type Float64, makeVector, Schema, Table, tableToIPC, type Vector } from 'apache-arrow'
import { CUBE_FACTS, type CubeFacts } from '../../shared/contract/threshold-cube.ts'
import type { ThresholdCube } from '../../shared/economics/threshold-cube.ts'

/** A threshold cube as one Arrow IPC stream: a row per cell, all columns Float64, the facts in the schema's metadata. */
export function encodeCube(cube: ThresholdCube, facts: CubeFacts): Uint8Array {
  const { step, before, at, after, units } = cube
  const columns: Record<string, Vector<Float64>> = {}
  const add = (name: string, values: ArrayLike<number> | undefined): void => {
    columns[name] = makeVector(Float64Array.from(values ?? []))
  }
  for (const [name, values] of Object.entries({ step, before, at, after, units })) add(name, values)
  for (const [index, id] of facts.measureIds.entries()) {
    add(`sum ${id}`, cube.sums[index])
    add(`count ${id}`, cube.counts[index])
  }
  const { schema, batches } = new Table(columns)
  const metadata = new Map([[CUBE_FACTS, JSON.stringify(facts)]])
  return tableToIPC(new Table(new Schema(schema.fields, metadata), batches), 'stream')
}
