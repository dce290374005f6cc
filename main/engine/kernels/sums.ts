/*
 * Sums by class. Eight, four or two measures are summed in one pass, two rows at a time: a row of the tile is put
 * together from the measures' vectors in registers and added to its class's sums, even rows to one set of sums and odd
 * rows to another, so that one addition need not wait for the last. A NaN adds nothing. In plain words, per measure m,
 *
 *   for (let row = 0; row < rows; row++) {
 *     if (!isNaN(values[m][row])) (row % 2 === 0 ? even : odd)[classes[row] × 8 + m] += values[m][row]
 *   }
 *
 * `rows` is even; a row of the padding has a class of its own.
 */

export function sumEight(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  e: usize,
  f: usize,
  g: usize,
  h: usize,
  classes: usize,
  rows: i32,
  even: usize,
  odd: usize,
): void {
  addEight<u8>(a, b, c, d, e, f, g, h, classes, rows, even, odd)
}

export function sumFour(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  classes: usize,
  rows: i32,
  even: usize,
  odd: usize,
): void {
  addFour<u8>(a, b, c, d, classes, rows, even, odd)
}

export function sumTwo(a: usize, b: usize, classes: usize, rows: i32, even: usize, odd: usize): void {
  addTwo<u8>(a, b, classes, rows, even, odd)
}

/** The same by cells, numbered in four bytes. */
export function sumEightInCells(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  e: usize,
  f: usize,
  g: usize,
  h: usize,
  cells: usize,
  rows: i32,
  even: usize,
  odd: usize,
): void {
  addEight<u32>(a, b, c, d, e, f, g, h, cells, rows, even, odd)
}

export function sumFourInCells(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  cells: usize,
  rows: i32,
  even: usize,
  odd: usize,
): void {
  addFour<u32>(a, b, c, d, cells, rows, even, odd)
}

export function sumTwoInCells(a: usize, b: usize, cells: usize, rows: i32, even: usize, odd: usize): void {
  addTwo<u32>(a, b, cells, rows, even, odd)
}

/** Reading the class of a missing row takes as long as so many words of a plane. */
const WORDS_PER_MISSING: i32 = 10

/**
 * Adds to counts[class] the rows without a value: by the planes of members, which stand one after the other, or row by
 * row where there are fewer of those than words in the planes of so many classes. Each row has one class, so what the
 * others leave is the last one's. `bytes` is a multiple of 16.
 */
export function countMissing(
  present: usize,
  rows: usize,
  classes: usize,
  members: usize,
  classCount: i32,
  counts: usize,
  bytes: i32,
): void {
  let missing: i64 = 0
  for (let at: usize = 0; at < <usize>bytes; at += 8) missing += popcnt(load<i64>(rows + at) & ~load<i64>(present + at))
  if (missing === 0) return
  if (classCount * (bytes >> 3) < <i32>missing * WORDS_PER_MISSING) {
    const last = classCount - 1
    let left = missing
    for (let index = 0; index < last; index++) {
      const units = countWithout(members + <usize>(index * bytes), present, bytes)
      addTo(counts + (<usize>index << 2), <u32>units)
      left -= units
    }
    addTo(counts + (<usize>last << 2), <u32>left)
    return
  }
  for (let at: usize = 0; at < <usize>bytes; at += 8) {
    let bits = load<i64>(rows + at) & ~load<i64>(present + at)
    while (bits !== 0) {
      const row = (at << 3) + <usize>ctz(bits)
      addTo(counts + (<usize>load<u8>(classes + row) << 2), 1)
      bits &= bits - 1
    }
  }
}

@inline
function addEight<Index>(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  e: usize,
  f: usize,
  g: usize,
  h: usize,
  classes: usize,
  rows: i32,
  even: usize,
  odd: usize,
): void {
  for (let row: usize = 0; row < <usize>rows; row += 2) {
    const first = even + offsetOf<Index>(classes, row)
    const second = odd + offsetOf<Index>(classes, row + 1)
    const at = row << 3
    addPair(a + at, b + at, first, second)
    addPair(c + at, d + at, first + 16, second + 16)
    addPair(e + at, f + at, first + 32, second + 32)
    addPair(g + at, h + at, first + 48, second + 48)
  }
}

@inline
function addFour<Index>(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  classes: usize,
  rows: i32,
  even: usize,
  odd: usize,
): void {
  for (let row: usize = 0; row < <usize>rows; row += 2) {
    const first = even + offsetOf<Index>(classes, row)
    const second = odd + offsetOf<Index>(classes, row + 1)
    const at = row << 3
    addPair(a + at, b + at, first, second)
    addPair(c + at, d + at, first + 16, second + 16)
  }
}

@inline
function addTwo<Index>(a: usize, b: usize, classes: usize, rows: i32, even: usize, odd: usize): void {
  for (let row: usize = 0; row < <usize>rows; row += 2) {
    const first = even + offsetOf<Index>(classes, row)
    const second = odd + offsetOf<Index>(classes, row + 1)
    addPair(a + (row << 3), b + (row << 3), first, second)
  }
}

/** Where the sums of a row's class begin: eight lanes of eight bytes a class. */
@inline
function offsetOf<Index>(classes: usize, row: usize): usize {
  return <usize>load<Index>(classes + row * sizeof<Index>()) << 6
}

@inline
function addPair(a: usize, b: usize, first: usize, second: usize): void {
  const left = v128.load(a)
  const right = v128.load(b)
  const one = v128.and(left, f64x2.eq(left, left))
  const other = v128.and(right, f64x2.eq(right, right))
  v128.store(first, f64x2.add(v128.load(first), v128.shuffle<i64>(one, other, 0, 2)))
  v128.store(second, f64x2.add(v128.load(second), v128.shuffle<i64>(one, other, 1, 3)))
}

/** Bits of a plane that the other lacks. */
@inline
function countWithout(plane: usize, other: usize, bytes: i32): i64 {
  let even: i64 = 0
  let odd: i64 = 0
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    even += popcnt(load<i64>(plane + at) & ~load<i64>(other + at))
    odd += popcnt(load<i64>(plane + at, 8) & ~load<i64>(other + at, 8))
  }
  return even + odd
}

@inline
function addTo(at: usize, amount: u32): void {
  store<u32>(at, load<u32>(at) + amount)
}
