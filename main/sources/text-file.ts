import { type ByteSource, fileBytes } from './byte-source.ts'
import { readAt } from './file-sample.ts'
import { emptyFile, type OpenFile } from './open-file.ts'
import { packingOf, unpackedBytes } from './unpack.ts'

const HEAD_BYTES = 2 ** 18
const PART_BYTES = 2 ** 16
/** What is unpacked for a look: a file that is packed cannot be entered in its middle. */
const UNPACKED_BYTES = 2 ** 22

/** A text file, as it lies on disk or as it comes out of its packing. */
export interface TextFile {
  readonly name: string
  /** On disk. */
  readonly sizeBytes: number
  readonly head: Uint8Array
  /** The head is all there is. */
  readonly whole: boolean
  /** Pieces of the middle and the end, or of as much as was unpacked for a look; each begins at an even byte. */
  readonly parts: readonly Uint8Array[]
  /** The text's bytes from the beginning. */
  bytes(): ByteSource
}

/** Rejects with AppError where a packed file cannot be unpacked. */
export async function textFileOf(file: OpenFile): Promise<TextFile> {
  const packing = packingOf(readAt(file, 0, 4))
  if (packing === null) {
    const { name, sizeBytes } = file
    const view = { length: sizeBytes, at: (position: number, count: number) => readAt(file, position, count) }
    return { name, sizeBytes, ...lookAt(view), bytes: () => fileBytes(file) }
  }
  const bytes = () => unpackedBytes(file, packing)
  const first = await firstOf(bytes(), UNPACKED_BYTES)
  if (first.length === 0) throw emptyFile(file.name, 'unpacks to nothing.')
  const at = (position: number, count: number) => first.subarray(position, position + count)
  return { name: file.name, sizeBytes: file.sizeBytes, ...lookAt({ length: first.length, at }), bytes }
}

interface View {
  readonly length: number
  at(position: number, count: number): Uint8Array
}

function lookAt({ length, at }: View): Pick<TextFile, 'head' | 'whole' | 'parts'> {
  const head = at(0, HEAD_BYTES)
  const pieces = length > HEAD_BYTES + 2 * PART_BYTES ? [length / 2, length - PART_BYTES] : []
  const parts = pieces.map((position) => at(2 * Math.floor(position / 2), PART_BYTES))
  return { head, whole: head.length >= length, parts }
}

async function firstOf(source: ByteSource, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count)
  let filled = 0
  try {
    for (let some = -1; some !== 0 && filled < count; filled += some) some = await source.read(bytes, filled, count)
  } finally {
    await source.close()
  }
  return bytes.subarray(0, filled)
}
