export const PLAIN = 0
export const DELIMITER = 1
export const NEWLINE = 2
export const QUOTE = 3
export const RETURN = 4
export const HIGH = 5
export const NUL = 6

export const LF = 10
export const CR = 13
export const SPACE = 32

const RAW_BYTES = 2000

/** The class of each byte under a dialect; quote -1 for none. */
export function byteClasses(delimiter: number, quote: number, newline: number): Uint8Array {
  const classes = new Uint8Array(256)
  classes.fill(HIGH, 128)
  classes[0] = NUL
  if (newline === LF) classes[CR] = RETURN
  classes[newline] = NEWLINE
  if (quote >= 0) classes[quote] = QUOTE
  classes[delimiter] = DELIMITER
  return classes
}

/** Whether there are only spaces, or nothing. */
export function isBlank(buffer: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (buffer[at] !== SPACE) return false
  return true
}

/** Takes one of each pair of quotes out, in place: the row is accepted and nobody needs its raw text any more. */
export function unescapeInPlace(buffer: Uint8Array, starts: Int32Array, ends: Int32Array, index: number): number {
  const start = starts[index] ?? 0
  const end = ends[index] ?? 0
  const quote = buffer[start - 1]
  let to = start
  for (let at = start; at < end; at++) {
    buffer[to++] = buffer[at] ?? 0
    if (buffer[at] === quote) at++
  }
  return to
}

/** Bytes as text for people, cut at 2,000. */
export function rawText(buffer: Uint8Array, start: number, end: number): string {
  const cut = Math.min(end, start + RAW_BYTES)
  const text = Buffer.from(buffer.buffer, buffer.byteOffset + start, Math.max(0, cut - start)).toString('utf8')
  return cut < end ? `${text}…` : text.replace(/\r$/, '')
}
