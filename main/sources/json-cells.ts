import { isUtf8 } from 'node:buffer'

/** Parts of a path from an object's member down to a value; no member of a table is called so. */
const PATH_STEP = '\u0000'
/** Objects deeper than this stay as they stand: a table is not a tree. */
const MOST_DEPTH = 16
/** Whole numbers that may not fit a double, whose digits must be kept. */
const MANY_DIGITS = /\d{16}/

/** A row's cells by path, see `headerOf`; missing ones are not there. */
export type JsonCells = ReadonlyMap<string, string>

/** The cells of a value, or why it is no row. */
export type JsonRow = { readonly cells: JsonCells } | { readonly reason: string }

/**
 * Makes a row of bytes [start, end) that hold one JSON value. Members of nested objects are cells of their own; a list
 * of texts or numbers is a set "a;b"; another list, and a list whose texts hold ";", stays as it stands.
 */
export function jsonRow(buffer: Uint8Array, start: number, end: number): JsonRow {
  const bytes = buffer.subarray(start, end)
  if (!isUtf8(bytes)) return { reason: 'Bytes that are not UTF-8' }
  const parsed = parsedJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'))
  if ('reason' in parsed) return parsed
  if (!isObject(parsed.value)) return { reason: 'Not an object' }
  const cells = new Map<string, string>()
  gather(parsed.value, '', 1, cells)
  return { cells }
}

/** The name of a path as a header: "address.city". */
export function headerOf(path: string): string {
  return path.replaceAll(PATH_STEP, '.')
}

function parsedJson(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: MANY_DIGITS.test(text) ? JSON.parse(text, exactNumber) : JSON.parse(text) }
  } catch (cause) {
    return { reason: `Not valid JSON${faultOf(cause instanceof Error ? cause.message : '')}` }
  }
}

/** Where V8's message says something is wrong: it names a character's place, or the character, or the end. */
function faultOf(message: string): string {
  if (/Unexpected end|Unterminated/.test(message)) return ': it ends too early'
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return ` at its character ${Number(position) + 1}`
  const sign = /^Unexpected token '(.+?)',/u.exec(message)?.[1]
  return sign === undefined ? '' : `: “${sign}” in the wrong place`
}

/** A number as it is written where a double would change its digits. */
function exactNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  return context?.source ?? value
}

function gather(value: object, path: string, depth: number, cells: Map<string, string>): void {
  for (const [member, inner] of Object.entries(value)) {
    const own = path === '' ? member : `${path}${PATH_STEP}${member}`
    if (isObject(inner) && depth < MOST_DEPTH) {
      gather(inner, own, depth + 1, cells)
      continue
    }
    const text = textOf(inner)
    if (text !== '') cells.set(own, text)
  }
}

/** '' is missing. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return setText(value) ?? JSON.stringify(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A list as a set, or null where it cannot be one. */
function setText(list: readonly unknown[]): string | null {
  const elements: string[] = []
  for (const element of list) {
    if (typeof element === 'object' && element !== null) return null
    const text = textOf(element)
    if (text.includes(';')) return null
    if (text !== '') elements.push(text)
  }
  return elements.join(';')
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
