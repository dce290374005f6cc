import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { Misfit, SetAsideRow } from '../ports/source-reader.ts'
import { getChunk } from './chunk-table.ts'

/** Characters of JSON after which a part ends; a part may go over by its last note. */
const PART_LENGTH = 8 * 2 ** 20

const setAsideRows = z.array(
  z.object({ line: z.number(), column: z.string().nullable(), reason: z.string(), raw: z.string() }),
)
const misfits = z.array(z.object({ line: z.number(), column: z.string(), raw: z.string() }))

/** Set-aside rows or misfits as JSON arrays: raw texts can be long, so they are staged like columns. */
export function* encodeNotes(notes: readonly (SetAsideRow | Misfit)[]): Generator<Uint8Array> {
  let part: string[] = []
  let length = 0
  for (const note of notes) {
    const text = JSON.stringify(note)
    part.push(text)
    length += text.length
    if (length < PART_LENGTH) continue
    yield Buffer.from(`[${part.join(',')}]`)
    part = []
    length = 0
  }
  if (part.length > 0) yield Buffer.from(`[${part.join(',')}]`)
}

export function decodeSetAside(database: Database, digests: readonly Buffer[]): SetAsideRow[] {
  return digests.flatMap((digest) => setAsideRows.parse(JSON.parse(getChunk(database, digest).toString('utf8'))))
}

export function decodeMisfits(database: Database, digests: readonly Buffer[]): Misfit[] {
  return digests.flatMap((digest) => misfits.parse(JSON.parse(getChunk(database, digest).toString('utf8'))))
}
