/*
 * One column of one chunk as an Arrow IPC stream of a single field named "values", so that equal values have equal
 * bytes whatever the column is called. Missing rows keep their stand-in value under the validity bitmap.
 */
import {
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

/** Values by storage, a date as Arrow's DateDay, a boolean as 0, 1 and 255, a text as its code. */
export function encodeValues(
  column: Pick<StoredColumn, 'type' | 'storage'>,
  values: ArrayLike<number> & ArrayBufferView,
  validity: Uint8Array | null,
): Uint8Array {
  const shape = { length: values.length, nullCount: validity === null ? 0 : -1, nullBitmap: validity }
  return written(makeData({ type: numberTypeOf(column), ...shape, data: values } as Parameters<typeof makeData>[0]))
}

/** Texts as Arrow's Utf8, from offsets that need not start at 0. */
export function encodeTexts(offsets: Int32Array, bytes: Uint8Array): Uint8Array {
  const length = offsets.length - 1
  return written(makeData({ type: new Utf8(), length, nullCount: 0, valueOffsets: offsets, data: bytes }))
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

function written(data: Data): Uint8Array {
  const schema = new Schema([new Field('values', data.type, true)])
  const table = makeData({ type: new Struct(schema.fields), length: data.length, nullCount: 0, children: [data] })
  const writer = new RecordBatchStreamWriter()
  writer.write(new RecordBatch(schema, table))
  writer.finish()
  return writer.toUint8Array(true)
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
