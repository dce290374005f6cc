/*
 * Conditions on codes: a bit per row where the table says yes for the row's code. In plain words, each is
 *
 *   for (let row = 0; row < rows; row++) if (table[codes[row]] !== 0) out[row >> 3] |= 1 << (row & 7)
 */

/** `table` holds a byte, 0 or 255, for each of the 16 codes that there are. */
export function lookupFew(codes: usize, table: usize, out: usize, rows: i32): void {
  const entries = v128.load(table)
  for (let row = 0; row < rows; row += 16) {
    store<u16>(out + <usize>(row >> 3), i8x16.bitmask(i8x16.swizzle(entries, v128.load(codes + <usize>row))))
  }
}

/** `table` holds a bit for each of the 256 codes: byte code div 8, bit code mod 8. 16 rows without a look into memory. */
export function lookupU8(codes: usize, table: usize, out: usize, rows: i32): void {
  const low = v128.load(table)
  const high = v128.load(table, 16)
  const powers = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128)
  const seven = i8x16.splat(7)
  const half = i8x16.splat(16)
  for (let row = 0; row < rows; row += 16) {
    const code = v128.load(codes + <usize>row)
    const byte = i8x16.shr_u(code, 3)
    // A swizzle answers 0 for a place beyond its 16, so one of the two is.
    const bits = v128.or(i8x16.swizzle(low, byte), i8x16.swizzle(high, i8x16.sub(byte, half)))
    const bit = i8x16.swizzle(powers, v128.and(code, seven))
    store<u16>(out + <usize>(row >> 3), i8x16.bitmask(i8x16.eq(v128.and(bits, bit), bit)))
  }
}

/** `table` holds a byte, 0 or 1, for each code. */
export function lookupU16(codes: usize, table: usize, out: usize, rows: i32): void {
  for (const end = out + <usize>(rows >> 3); out < end; out++) {
    const bits =
      entryU16(codes, table, 0) |
      (entryU16(codes, table, 2) << 1) |
      (entryU16(codes, table, 4) << 2) |
      (entryU16(codes, table, 6) << 3) |
      (entryU16(codes, table, 8) << 4) |
      (entryU16(codes, table, 10) << 5) |
      (entryU16(codes, table, 12) << 6) |
      (entryU16(codes, table, 14) << 7)
    store<u8>(out, bits)
    codes += 16
  }
}

export function lookupU32(codes: usize, table: usize, out: usize, rows: i32): void {
  for (const end = out + <usize>(rows >> 3); out < end; out++) {
    const bits =
      entryU32(codes, table, 0) |
      (entryU32(codes, table, 4) << 1) |
      (entryU32(codes, table, 8) << 2) |
      (entryU32(codes, table, 12) << 3) |
      (entryU32(codes, table, 16) << 4) |
      (entryU32(codes, table, 20) << 5) |
      (entryU32(codes, table, 24) << 6) |
      (entryU32(codes, table, 28) << 7)
    store<u8>(out, bits)
    codes += 32
  }
}

@inline
function entryU16(codes: usize, table: usize, offset: usize): u32 {
  return load<u8>(table + <usize>load<u16>(codes + offset))
}

@inline
function entryU32(codes: usize, table: usize, offset: usize): u32 {
  return load<u8>(table + <usize>load<u32>(codes + offset))
}
