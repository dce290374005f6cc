/*
 * Classes of a strip's rows: the first true rule takes a row, the default path the rest. All planes are `bytes` long.
 */

/**
 * One rule in the order of testing. `free` holds the rows that no rule before took; `overlapping` gathers those matched
 * once more after they were taken.
 */
export function takeRows(
  certain: usize,
  possible: usize,
  rows: usize,
  free: usize,
  overlapping: usize,
  matches: usize,
  unknown: usize,
  members: usize,
  bytes: i32,
): void {
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    const row = v128.load(rows + at)
    const left = v128.load(free + at)
    const match = v128.and(v128.load(certain + at), row)
    v128.store(matches + at, match)
    v128.store(unknown + at, v128.andnot(v128.and(v128.load(possible + at), row), match))
    v128.store(members + at, v128.and(match, left))
    v128.store(overlapping + at, v128.or(v128.load(overlapping + at), v128.andnot(match, left)))
    v128.store(free + at, v128.andnot(left, match))
  }
}

/**
 * The class of each row as a byte, from the planes of its binary digits: digit d of all rows at `digits` + d × bytes.
 * The padding after the last row gets `rest`. `out` has room for 16 rows more.
 */
export function writeClasses(digits: usize, count: i32, bytes: i32, out: usize, rows: i32, rest: i32): void {
  const spread = i8x16(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1)
  const powers = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128)
  for (let row = 0; row < rows; row += 16) {
    let classes = i8x16.splat(0)
    for (let digit = 0; digit < count; digit++) {
      const half = i16x8.splat(load<u16>(digits + <usize>(digit * bytes + (row >> 3))))
      const isSet = i8x16.eq(v128.and(i8x16.swizzle(half, spread), powers), powers)
      classes = v128.or(classes, v128.and(isSet, i8x16.splat(<i8>1 << <i8>digit)))
    }
    v128.store(out + <usize>row, classes)
  }
  memory.fill(out + <usize>rows, <u8>rest, 16)
}

/**
 * Adds a strip to the counts of a structure of `rules` rules, whose planes stand one after the other at `matches`,
 * `members` (one more) and `unknown`:
 *
 *   units[class]           rows of the class              unknown[rule]      rows for which the rule is unknown
 *   overlap[a × rules + b] rows that a and b match, b ≥ a  takenBy[a × rules + b] of a's matches, those b took, b ≤ a
 *   overlapping[rule]      of its matches, those that another rule matches too; last, all such rows
 */
export function countReach(
  rules: i32,
  matches: usize,
  members: usize,
  unknown: usize,
  overlappingRows: usize,
  counts: usize,
  bytes: i32,
): void {
  const units = counts
  const unknownUnits = units + <usize>((rules + 1) << 2)
  const overlapping = unknownUnits + <usize>(rules << 2)
  const overlap = overlapping + <usize>((rules + 1) << 2)
  const takenBy = overlap + <usize>((rules * rules) << 2)
  addCount(units, rules, count(members + <usize>(rules * bytes), bytes))
  addCount(overlapping, rules, count(overlappingRows, bytes))
  for (let a = 0; a < rules; a++) {
    addCount(units, a, count(members + <usize>(a * bytes), bytes))
    addCount(unknownUnits, a, count(unknown + <usize>(a * bytes), bytes))
    const own = matches + <usize>(a * bytes)
    const matched = count(own, bytes)
    // Pairs are many where rules are: one that matches nothing here needs none.
    if (matched === 0) continue
    addCount(overlap, a * rules + a, matched)
    addCount(overlapping, a, countPair(own, overlappingRows, bytes))
    for (let b = a + 1; b < rules; b++) {
      addCount(overlap, a * rules + b, countPair(own, matches + <usize>(b * bytes), bytes))
    }
    for (let b = 0; b <= a; b++) {
      addCount(takenBy, a * rules + b, countPair(own, members + <usize>(b * bytes), bytes))
    }
  }
}

@inline
function addCount(counts: usize, index: i32, amount: i32): void {
  const at = counts + (<usize>index << 2)
  store<u32>(at, load<u32>(at) + amount)
}

function count(plane: usize, bytes: i32): i32 {
  return countPair(plane, plane, bytes)
}

function countPair(a: usize, b: usize, bytes: i32): i32 {
  let bits: i64 = 0
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    bits += popcnt(load<i64>(a + at) & load<i64>(b + at)) + popcnt(load<i64>(a + at, 8) & load<i64>(b + at, 8))
  }
  return <i32>bits
}
