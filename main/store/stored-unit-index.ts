import type { Database } from 'better-sqlite3'
import { decodeNumbers, encodeValues } from './arrow-chunk.ts'
import { getChunk } from './chunk-table.ts'
import { NO_COLUMN } from './snapshot-parts.ts'
import type { Part, StagedPart } from './stage-parts.ts'
import { decodeDictionary, encodeDictionary } from './text-parts.ts'
import { EMPTY_UNIT_INDEX, type UnitIndex } from './unit-index.ts'

const SLOTS_PER_PART = 2 ** 23
const NO_SLOTS = new Uint32Array(0)

export type UnitIndexPart = Part<'keys' | 'slots'>

/**
 * The index as blobs. On a first import the keys' blob is the key column's dictionary, and is kept once; the hash table,
 * which can be made again from them, is kept where it was needed.
 */
export function* encodeUnitIndex(index: UnitIndex): Generator<UnitIndexPart> {
  let part = 0
  const keys = { length: index.count, offsets: index.offsets, bytes: index.bytes }
  for (const bytes of encodeDictionary(keys)) yield { role: 'keys', column: NO_COLUMN, part: part++, bytes }
  const all = index.slots ?? NO_SLOTS
  for (let first = 0; first < all.length; first += SLOTS_PER_PART) {
    const slots = all.subarray(first, first + SLOTS_PER_PART)
    const bytes = encodeValues({ type: 'integer', storage: 'u32' }, slots, null)
    yield { role: 'slots', column: NO_COLUMN, part: first / SLOTS_PER_PART, bytes }
  }
}

export function readUnitIndex(database: Database): UnitIndex {
  const digestsOf = (role: UnitIndexPart['role']) =>
    database.prepare<[string], Buffer>('SELECT digest FROM unit_index WHERE role = ? ORDER BY part').pluck().all(role)
  const keys = digestsOf('keys')
  if (keys.length === 0) return EMPTY_UNIT_INDEX
  const { length, offsets, bytes } = decodeDictionary(database, keys)
  const parts = digestsOf('slots').map((digest) => decodeNumbers(getChunk(database, digest)))
  if (parts.length === 0) return { count: length, distinct: true, offsets, bytes, slots: null }
  const slots = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  for (const [part, numbers] of parts.entries()) slots.set(numbers, part * SLOTS_PER_PART)
  return { count: length, distinct: true, offsets, bytes, slots }
}

/** Names the parts just staged as the index, in the publishing transaction. */
export function nameUnitIndex(database: Database, parts: readonly StagedPart<UnitIndexPart['role']>[]): void {
  database.prepare('DELETE FROM unit_index').run()
  const add = database.prepare('INSERT INTO unit_index (role, part, digest) VALUES (?, ?, ?)')
  for (const { role, part, digest } of parts) add.run(role, part, digest)
}
