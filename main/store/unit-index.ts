/*
 * Which unit a key is. Keys of all units ever seen stand one after another (place = unit id), and a hash table with
 * open addressing points into them: slot = unit id + 1, 0 is free, at most half full. Exact: a hit compares bytes.
 */

export interface Keys {
  readonly count: number
  /** Whether it is known that no key comes twice. */
  readonly distinct: boolean
  /** count + 1 entries or more. */
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
}

export interface UnitIndex extends Keys {
  /** A power of two long; null as long as no key had to be looked for. */
  readonly slots: Uint32Array | null
}

type HashedIndex = UnitIndex & { readonly slots: Uint32Array }

export const EMPTY_UNIT_INDEX: UnitIndex = {
  count: 0,
  distinct: true,
  offsets: new Int32Array(1),
  bytes: new Uint8Array(0),
  slots: new Uint32Array(2),
}

export interface Assignment {
  readonly index: UnitIndex
  /** Unit id of each asked key, in order. */
  readonly ids: Int32Array<ArrayBuffer>
}

/**
 * Finds the unit of every key; keys never seen get the next ids in order. The index handed in is left as it was, and
 * handed back where no key is new. A first table's keys become the index as they are where they are known to be
 * distinct: its hash table is made when a later table asks for it.
 */
export function assignUnits(index: UnitIndex, keys: Keys): Assignment {
  const ids = new Int32Array(keys.count)
  if (index.count === 0 && keys.distinct && keys.count > 0) {
    for (let key = 0; key < ids.length; key++) ids[key] = key
    return { index: { ...keys, slots: null }, ids }
  }
  let next = findLikely(index, keys, 0, 0, ids)
  if (next === keys.count) return { index, ids }
  const hashed = withSlots(index)
  next = findKnown(hashed, keys, next, ids)
  // An index that only got its hash table is not another one: nothing has to be saved for it.
  return { index: next === keys.count ? index : addUnits(hashed, keys, next, ids), ids }
}

/**
 * Writes the ids of keys from `first` on as long as they are the units from `unit` on, for a table often comes again in
 * the order it had; answers with the place of the first that is another.
 */
function findLikely(index: Keys, keys: Keys, first: number, unit: number, ids: Int32Array): number {
  let key = first
  for (let likely = unit; key < keys.count && likely < index.count; key++, likely++) {
    if (!sameKey(index, likely, keys, key)) return key
    ids[key] = likely
  }
  return key
}

/** Writes the ids of keys from `first` up to the first that is new, and answers with its place. */
function findKnown(index: HashedIndex, keys: Keys, first: number, ids: Int32Array): number {
  let key = first
  while (key < keys.count) {
    const unit = (index.slots[slotOf(index, keys, key)] ?? 0) - 1
    if (unit < 0) return key
    ids[key] = unit
    key = findLikely(index, keys, key + 1, unit + 1, ids)
  }
  return key
}

function withSlots(index: UnitIndex): HashedIndex {
  return { ...index, slots: index.slots ?? filled(index, slotsFor(index.count)) }
}

/** Writes the ids of keys from `first` on and returns the index grown by the new ones among them. */
function addUnits(index: HashedIndex, keys: Keys, first: number, ids: Int32Array): UnitIndex {
  const growing = roomFor(index, keys)
  const { offsets, bytes, slots } = growing
  let count = index.count
  for (let key = first; key < keys.count; key++) {
    const slot = slotOf(growing, keys, key)
    const held = slots[slot] ?? 0
    ids[key] = held === 0 ? count : held - 1
    if (held !== 0) continue
    offsets[count + 1] = copyKey(keys, key, bytes, offsets[count] ?? 0)
    slots[slot] = ++count
  }
  const own = { offsets: offsets.subarray(0, count + 1), bytes: bytes.subarray(0, offsets[count]) }
  return { count, distinct: true, ...own, slots }
}

/** A copy with room for all keys being new, its table filled again where that was too small. */
function roomFor(index: HashedIndex, keys: Keys): HashedIndex {
  const most = index.count + keys.count
  const offsets = new Int32Array(most + 1)
  offsets.set(index.offsets.subarray(0, index.count + 1))
  const bytes = new Uint8Array((index.offsets[index.count] ?? 0) + (keys.offsets[keys.count] ?? 0))
  bytes.set(index.bytes)
  const room = { count: index.count, distinct: true, offsets, bytes }
  const length = slotsFor(most)
  // A table made for more keys stays: it must never become smaller than what it holds.
  return { ...room, slots: length <= index.slots.length ? index.slots.slice() : filled(room, length) }
}

function slotsFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)))
}

function filled(keys: Keys, length: number): Uint32Array {
  const slots = new Uint32Array(length)
  const mask = length - 1
  for (let id = 0; id < keys.count; id++) {
    let slot = hashOf(keys, id) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = id + 1
  }
  return slots
}

/** Where a key stands in the table, or the free slot where it would. */
function slotOf(index: HashedIndex, keys: Keys, key: number): number {
  const { slots } = index
  const mask = slots.length - 1
  let slot = hashOf(keys, key) & mask
  for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
    if (sameKey(index, held - 1, keys, key)) return slot
    slot = (slot + 1) & mask
  }
  return slot
}

/** FNV-1a, then murmur3's finisher so that the low bits depend on all of it. */
function hashOf({ offsets, bytes }: Keys, key: number): number {
  const end = offsets[key + 1] ?? 0
  let hash = 0x811c9dc5
  for (let i = offsets[key] ?? 0; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function sameKey(index: Keys, id: number, keys: Keys, key: number): boolean {
  const known = index.offsets[id] ?? 0
  const asked = keys.offsets[key] ?? 0
  const length = (keys.offsets[key + 1] ?? 0) - asked
  if ((index.offsets[id + 1] ?? 0) - known !== length) return false
  const left = index.bytes
  const right = keys.bytes
  // From the end: keys that follow one another mostly differ in their last letters.
  for (let i = length - 1; i >= 0; i--) if (left[known + i] !== right[asked + i]) return false
  return true
}

/** Copies a key's bytes to a place and returns the place after them. */
function copyKey({ offsets, bytes }: Keys, key: number, target: Uint8Array, place: number): number {
  const start = offsets[key] ?? 0
  const length = (offsets[key + 1] ?? 0) - start
  for (let i = 0; i < length; i++) target[place + i] = bytes[start + i] ?? 0
  return place + length
}
