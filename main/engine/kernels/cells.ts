/*
 * Cells of a line that moves over a column (see ../cube-run.ts). A row whose class does not depend on the line is in the
 * cell of its class, of which there is one for even rows and one for odd, so that one addition need not wait for the last.
 * Any other is in the cell of its class before the line passes it, on it and after, and of the step at which that is. In
 * plain words,
 *
 *   for (let row = 0; row < rows; row++) {
 *     if (before[row] === at[row] && at[row] === after[row]) cells[row] = before[row] + (row % 2) × oddCell
 *     else {
 *       let step = steps.findIndex((step) => step >= values[row])
 *       let between = steps[step] === values[row] ? at[row] : after[row]
 *       if (between === before[row]) [step, between] = [step + 1, after[row]]
 *       cells[row] = 2 × oddCell + slotOf(before[row], between, after[row]) × stepCount + step
 *     }
 *   }
 */

import { firstAtLeast } from './steps'

/** Numbers of the table in which the slots are found by their key: a key and a slot each. */
const FOUND_ENTRIES: u32 = 64

/**
 * Writes the cell of each row. `slots` holds how many slots there are so far, then FOUND_ENTRIES pairs of key and slot, then
 * the keys of all, before | between << 8 | after << 16; new ones are added. `steps` holds the steps, then for each of
 * `buckets` equal parts of `from`..`from + buckets ÷ scale` the first step that is not before it. With `isByBits` the
 * parts are those of the values' bits. `units` counts the rows of cells from 2 × oddCell on. Answers 0 where there is no
 * room for one more slot.
 */
export function placeInCells(
  before: usize,
  at: usize,
  after: usize,
  values: usize,
  steps: usize,
  stepCount: i32,
  from: f64,
  scale: f64,
  buckets: i32,
  isByBits: i32,
  oddCell: i32,
  slots: usize,
  most: i32,
  units: usize,
  cells: usize,
  rows: i32,
): i32 {
  const firstCell = 2 * oddCell
  const odd = i32x4(0, oddCell, 0, oddCell)
  for (let row: usize = 0; row < <usize>rows; row += 16) {
    const classes = v128.load(before + row)
    const same = v128.and(i8x16.eq(classes, v128.load(at + row)), i8x16.eq(classes, v128.load(after + row)))
    widen(classes, cells + (row << 2), odd)
    let moved: u32 = ~i8x16.bitmask(same) & 0xffff
    while (moved !== 0) {
      const one = row + <usize>ctz(moved)
      moved &= moved - 1
      const value = load<f64>(values + (one << 3))
      const first = <u32>load<u8>(before + one)
      const last = <u32>load<u8>(after + one)
      let step = firstAtLeast(value, steps, stepCount, from, scale, buckets, isByBits)
      let between = last
      if (step < stepCount && load<f64>(steps + (<usize>step << 3)) === value) between = <u32>load<u8>(at + one)
      if (between === first) {
        step += 1
        between = last
      }
      const slot = slotOf(first | (between << 8) | (last << 16), slots, most)
      if (slot < 0 || step >= stepCount) return 0
      const cell = slot * stepCount + step
      store<u32>(cells + (one << 2), firstCell + cell)
      const count = units + (<usize>cell << 2)
      store<u32>(count, load<u32>(count) + 1)
    }
  }
  return 1
}

/** Adds to counts[cell] the rows that are set in `rows` and, as `wanted` says (−1 or 0), set or not in `plane`. */
export function countInCells(plane: usize, rows: usize, wanted: i64, cells: usize, counts: usize, bytes: i32): void {
  for (let at: usize = 0; at < <usize>bytes; at += 8) {
    let bits = load<i64>(rows + at) & ~(load<i64>(plane + at) ^ wanted)
    while (bits !== 0) {
      const row = (at << 3) + <usize>ctz(bits)
      const count = counts + (<usize>load<u32>(cells + (row << 2)) << 2)
      store<u32>(count, load<u32>(count) + 1)
      bits &= bits - 1
    }
  }
}

@inline
function widen(classes: v128, out: usize, odd: v128): void {
  const low = i16x8.extend_low_i8x16_u(classes)
  const high = i16x8.extend_high_i8x16_u(classes)
  v128.store(out, i32x4.add(i32x4.extend_low_i16x8_u(low), odd))
  v128.store(out, i32x4.add(i32x4.extend_high_i16x8_u(low), odd), 16)
  v128.store(out, i32x4.add(i32x4.extend_low_i16x8_u(high), odd), 32)
  v128.store(out, i32x4.add(i32x4.extend_high_i16x8_u(high), odd), 48)
}

/** Slots are few and come again and again: most are found at the place that the key is mixed to. */
@inline
function slotOf(key: u32, slots: usize, most: i32): i32 {
  const place = ((key * 0x9e3779b1) >>> 20) & (FOUND_ENTRIES - 1)
  const found = slots + 4 + (<usize>place << 3)
  // A slot that was found here counts from 1, so that noughts are none.
  if (load<u32>(found) === key && load<i32>(found, 4) !== 0) return load<i32>(found, 4) - 1
  const slot = slotAmong(key, slots, most)
  store<u32>(found, key)
  store<i32>(found, slot + 1, 4)
  return slot
}

function slotAmong(key: u32, slots: usize, most: i32): i32 {
  const count = load<i32>(slots)
  const keys = slots + 4 + (<usize>FOUND_ENTRIES << 3)
  for (let slot = 0; slot < count; slot++) if (load<u32>(keys + (<usize>slot << 2)) === key) return slot
  if (count === most) return -1
  store<u32>(keys + (<usize>count << 2), key)
  store<i32>(slots, count + 1)
  return count
}
