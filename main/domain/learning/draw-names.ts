/*
 * Who is kept unseen. The rule, to be repeated in any language:
 *
 *   h(name) = the first 8 bytes of SHA-256(UTF-8(salt + ":" + name)), as one unsigned number, most significant first
 *   unseen  = h(name) < share × 2^64
 *
 * In DuckDB: ('0x' || left(sha256(salt || ':' || name), 16))::UBIGINT < 5534023222112865280 for a share of 0.3. (0.3 as
 * a double, times 2^64: a whole number, so that no rounding is left to decide.)
 */

/** SHA-256 of a text's UTF-8, as 64 hex digits. */
export type Sha256 = (text: string) => string

/** Whether names are kept unseen; the same salt, share and name give the same answer everywhere. */
export function unseenBy(salt: string, share: number, sha256: Sha256): (name: string) => boolean {
  const bound = BigInt(share * 2 ** 64)
  return (name) => hashOf(salt, name, sha256) < bound
}

/** The fold (0 to `folds` − 1) of a name in one of several repeats: h under a salt of its own, cut into equal parts. */
export function foldBy(salt: string, repeat: number, folds: number, sha256: Sha256): (name: string) => number {
  const own = `${salt}:fold ${repeat}`
  return (name) => Number((hashOf(own, name, sha256) * BigInt(folds)) >> 64n)
}

function hashOf(salt: string, name: string, sha256: Sha256): bigint {
  return BigInt(`0x${sha256(`${salt}:${name}`).slice(0, 16)}`)
}
