/*
 * One column of one chunk as an Arrow IPC stream of a single field named "values", so that equal values have equal
 * bytes whatever the column is called. Missing rows keep their stand-in value under the validity bitmap.
 */
import {
  AsyncByteQueue,
  type Data,
  DateDay,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchReader,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Uint8,
  Uint16,
  Uint32,
  Utf8,
} from 'apache-arrow'
import { assertNever } from '../../shared/contract/assert-never.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'

type NumberType = Float64 | Int32 | DateDay | Uint8 | Uint16 | Uint32

/**
 * Where blobs are put together, one after the other in the same memory: a blob lasts until the next one. Fresh memory
 * for each of a table's columns takes longer than copying them.
 */
export class BlobRoom {
  #bytes = new Uint8Array(0)

  /** So many bytes, of any content. */
  take(byteCount: number): Uint8Array {
    if (byteCount > this.#bytes.length) this.#bytes = new Uint8Array(byteCount)
    return this.#bytes.subarray(0, byteCount)
  }
}

/** Values by storage, a date as Arrow's DateDay, a boolean as 0, 1 and 255, a text as its code. */
export function encodeValues(
  column: Pick<StoredColumn, 'type' | 'storage'>,
  values: ArrayLike<number> & ArrayBufferView,
  validity: Uint8Array | null,
  room = new BlobRoom(),
): Uint8Array {
  const shape = { length: values.length, nullCount: validity === null ? 0 : -1, nullBitmap: validity }
  const data = makeData({ type: numberTypeOf(column), ...shape, data: values } as Parameters<typeof makeData>[0])
  return written(data, room)
}

/** Texts as Arrow's Utf8, from offsets that need not start at 0. */
export function encodeTexts(offsets: Int32Array, bytes: Uint8Array): Uint8Array {
  const length = offsets.length - 1
  return written(
    makeData({ type: new Utf8(), length, nullCount: 0, valueOffsets: offsets, data: bytes }),
    new BlobRoom(),
  )
}

/** The numbers that `encodeValues` wrote, without Arrow's padding. */
export function decodeNumbers(blob: Uint8Array): ArrayLike<number> {
  const data = decodeChunk(blob)
  return data.values.subarray(0, data.length)
}

/** What `encodeValues` or `encodeTexts` wrote: views of the blob. */
export function decodeChunk(blob: Uint8Array): Data {
  const batch = RecordBatchReader.from(blob).next().value
  const data: Data | undefined = batch instanceof RecordBatch ? batch.data.children[0] : undefined
  if (data === undefined) throw new Error('A column chunk has no values')
  return data
}

function written(data: Data, room: BlobRoom): Uint8Array {
  const schema = new Schema([new Field('values', data.type, true)])
  const table = makeData({ type: new Struct(schema.fields), length: data.length, nullCount: 0, children: [data] })
  const pieces = new Pieces()
  const writer = new RecordBatchStreamWriter()
  writer.reset(pieces)
  writer.write(new RecordBatch(schema, table))
  writer.finish()
  return pieces.joinedIn(room)
}

/** What Arrow writes, as it comes: views of the columns themselves. */
class Pieces extends AsyncByteQueue<Uint8Array> {
  joinedIn(room: BlobRoom): Uint8Array {
    const blob = room.take(this._values.reduce((sum, piece) => sum + piece.byteLength, 0))
    let end = 0
    for (const piece of this._values) {
      blob.set(piece, end)
      end += piece.byteLength
    }
    return blob
  }
}

function numberTypeOf(column: Pick<StoredColumn, 'type' | 'storage'>): NumberType {
  switch (column.storage) {
    case 'f64':
      return new Float64()
    case 'i32':
      return column.type === 'date' ? new DateDay() : new Int32()
    case 'u8':
      return new Uint8()
    case 'u16':
      return new Uint16()
    case 'u32':
      return new Uint32()
    default:
      return assertNever(column.storage)
  }
}
