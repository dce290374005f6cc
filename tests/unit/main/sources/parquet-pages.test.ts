import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkPages } from '../../../../main/sources/parquet-pages.ts'

function integer(value: number): number[] {
  let rest = (BigInt(value) << 1n) ^ (BigInt(value) >> 63n)
  const bytes: number[] = []
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return [...bytes, Number(rest)]
}

/** A data page of plain bytes, its header written by hand after parquet.thrift and Thrift's compact protocol. */
function page(body: Buffer, more: { crc?: number; values?: number; compressed?: number } = {}): Buffer {
  const field = (value: number): number[] => [0x15, ...integer(value)]
  const crc = more.crc ?? crc32(body) | 0
  const sizes = [...field(0), ...field(body.length), ...field(more.compressed ?? body.length), ...field(crc)]
  return Buffer.concat([Buffer.from([...sizes, 0x1c, ...field(more.values ?? 3), ...field(0), 0, 0]), body])
}

function check(pages: readonly Buffer[], valueCount: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-pages-'))
  const data = Buffer.concat(pages)
  const bytes = Buffer.concat([Buffer.from('PAR1'), data, Buffer.alloc(8)])
  writeFileSync(join(folder, 'p'), bytes)
  const descriptor = openSync(join(folder, 'p'), 'r')
  try {
    const chunk = { column: 'c', start: 4, compressedBytes: data.length, valueCount }
    checkPages({ descriptor, name: 'p', sizeBytes: bytes.length }, [chunk], () => undefined)
  } finally {
    closeSync(descriptor)
    rmSync(folder, { recursive: true })
  }
}

const body = Buffer.from('twelve bytes')

describe('checkPages', () => {
  it('accepts pages whose checksums and values agree with the footer', () => {
    expect(() => check([page(body), page(body, { values: 2 })], 5)).not.toThrow()
  })

  it('refuses a wrong checksum', () => {
    expect(() => check([page(body, { crc: 1 })], 3)).toThrow(
      'p is damaged: in column c, a page does not have its checksum.',
    )
  })

  it('refuses pages with fewer values than announced, negative sizes and overruns', () => {
    expect(() => check([page(body)], 4)).toThrow('its pages hold 3 values where 4 are announced')
    expect(() => check([page(body, { compressed: -1 })], 3)).toThrow('a page has a negative size')
    expect(() => check([page(body, { compressed: 999 })], 3)).toThrow('a page is longer than its column')
    expect(() => check([Buffer.from([0x15, 0x00, 0xff, 0xff])], 3)).toThrow('a page header cannot be read')
  })
})
