import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../fixtures/shared-data.ts'
import { columnOf, openReading, sumOf } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

const rows = (first: number, last: number): string =>
  Array.from(
    { length: last - first + 1 },
    (_, index) => `${first + index},${(first + index) / 4},n${index % 9}\n`,
  ).join('')
const pack = { gz: (text: string) => gzipSync(text), zst: (text: string) => zstdCompressSync(text) } as const
const kinds = ['gz', 'zst'] as const

/** A gzip member of exactly so many bytes: blank lines that are stored, not packed. */
function storedGzip(text: string, size: number): Buffer {
  const stored = (length: number): Buffer => gzipSync(text.padEnd(length, '\n'), { level: 0 })
  return stored(size - (stored(size - 100).length - (size - 100)))
}

/** A zstd frame, and one to be skipped (RFC 8878, 3.1.2) that fills up to so many bytes. */
function skippedAfter(frame: Buffer, size: number): Buffer {
  const skipped = Buffer.alloc(size - frame.length)
  skipped.writeUInt32LE(0x184d2a50, 0)
  skipped.writeUInt32LE(skipped.length - 8, 4)
  return Buffer.concat([frame, skipped])
}

describe.each(kinds)('a text file packed as .%s', (kind) => {
  const packed = pack[kind]
  const header = 'id,amount,name\n'

  it('is read as its content is, with progress in bytes of the file on disk', async () => {
    const text = header + rows(1, 200_000)
    const plain = await reading.read(reading.file(`plain-${kind}.csv`, text))
    const path = reading.file(`rows.csv.${kind}`, packed(text))
    const seen: number[] = []
    const read = await reading.read(path, {}, (progress) => seen.push(progress.bytesDone / progress.bytesTotal))
    expect(read.source).toMatchObject({
      fileName: `rows.csv.${kind}`,
      format: 'csv',
      sizeBytes: readFileSync(path).length,
      rowsInFile: 200_000,
    })
    expect(read.columns).toEqual(plain.columns)
    expect(sumOf(read, 'amount')).toBe(sumOf(plain, 'amount'))
    expect(seen.every((share, index) => share <= 1 && share >= (seen[index - 1] ?? 0))).toBe(true)
    expect(seen.at(-1)).toBe(1)
    expect(reading.leftovers()).toEqual([])
  })

  it('is known by its content, and tells in the preview what a plain file would', async () => {
    const path = reading.file(`renamed-${kind}.txt`, packed('\uFEFFid;day\n1;31.12.2024\n2;01.01.2025\n'))
    const preview = await reading.reader.preview(path, {}, new AbortController().signal)
    expect(preview.dialect).toMatchObject({ delimiter: ';', encoding: 'utf-8' })
    expect(preview.columns.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'integer'],
      ['day', 'date'],
    ])
    expect(preview.rows).toEqual([
      ['1', '31.12.2024'],
      ['2', '01.01.2025'],
    ])
  })

  it('is read in other encodings, and sets aside what a plain file would', async () => {
    const wide = Buffer.from('\uFEFFid\tname\n1\tBjörk\n2\tZoë\textra\n3\t東京\n', 'utf16le')
    const bytes = kind === 'gz' ? gzipSync(wide) : zstdCompressSync(wide)
    const read = await reading.read(reading.file(`wide.${kind}`, bytes))
    expect(columnOf(read, 'name')).toEqual(['Björk', '東京'])
    expect(read.setAside).toEqual([{ line: 3, column: null, reason: '3 fields, 2 expected', raw: '2\tZoë\textra' }])
  })

  it('goes on where several packed pieces follow each other, wherever the first one ends', async () => {
    for (const count of [1, 700, 60_000]) {
      const parts = [
        packed(header + rows(1, count)),
        packed(rows(count + 1, count + 5)),
        packed(rows(count + 6, count + 9)),
      ]
      const read = await reading.read(reading.file(`joined-${count}.csv.${kind}`, Buffer.concat(parts)))
      expect(read.table.rowCount).toBe(count + 9)
    }
  })

  it('goes on where the first piece ends with a block of what is read at once', async () => {
    const block = 2 ** 18
    const first =
      kind === 'gz' ? storedGzip(`${header}1,2,a\n`, block) : skippedAfter(packed(`${header}1,2,a\n`), block)
    expect(first.length).toBe(block)
    const read = await reading.read(reading.file(`exact.${kind}`, Buffer.concat([first, packed('8,9,last\n')])))
    expect(columnOf(read, 'name')).toEqual(['a', 'last'])
  })

  it('is refused where it is cut off, wherever that is', async () => {
    const bytes = packed(header + rows(1, 5000))
    for (const length of [bytes.length - 1, bytes.length - 6, Math.floor(bytes.length / 2), 6]) {
      const path = reading.file(`cut-${length}.csv.${kind}`, bytes.subarray(0, length))
      await expect(reading.read(path)).rejects.toMatchObject({
        code: 'file-malformed',
        message: `cut-${length}.csv.${kind} ends too early: it was cut off.`,
        place: { file: `cut-${length}.csv.${kind}` },
      })
    }
  })

  it('is refused where bytes changed, and where something else follows', async () => {
    const text = header + rows(1, 5000)
    const bytes =
      kind === 'gz' ? gzipSync(text) : zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } })
    for (const at of [Math.floor(bytes.length / 2), Math.floor(bytes.length / 3), bytes.length - 2]) {
      const bad = Buffer.from(bytes)
      bad[at] = (bad[at] ?? 0) ^ 0x55
      await expect(reading.read(reading.file('bad', bad))).rejects.toMatchObject({ code: 'file-malformed' })
    }
    const followed = Buffer.concat([bytes, Buffer.from('something else')])
    await expect(reading.read(reading.file('followed', followed))).rejects.toMatchObject({ code: 'file-malformed' })
  })

  it('is refused where it holds nothing, or no text', async () => {
    await expect(reading.read(reading.file('nothing', packed('')))).rejects.toMatchObject({ code: 'file-empty' })
    const twice = reading.file('twice', kind === 'gz' ? gzipSync(packed(header)) : zstdCompressSync(gzipSync(header)))
    await expect(reading.read(twice)).rejects.toMatchObject({
      code: 'file-unsupported',
      message: expect.stringContaining('a compressed (gzip) file'),
    })
  })

  it('stops soon when it is cancelled', async () => {
    const path = reading.file(`long.csv.${kind}`, packed(header + rows(1, 400_000)))
    const controller = new AbortController()
    const read = reading.reader.read(path, {}, () => controller.abort(), controller.signal)
    await expect(read).rejects.toMatchObject({ code: 'cancelled' })
    expect(reading.leftovers()).toEqual([])
  })
})

describe('a packed file', () => {
  it('that would unpack to more than 200 times its size and 1 GiB is refused', async () => {
    const block = Buffer.alloc(2 ** 22, 'x')
    const piece = gzipSync(block)
    const path = join(reading.folder, 'bomb.csv.gz')
    const descriptor = openSync(path, 'w')
    writeSync(descriptor, gzipSync('id,note\n1,a\n'))
    for (let written = 0; written < 1.1 * 2 ** 30; written += block.length) writeSync(descriptor, piece)
    closeSync(descriptor)
    await expect(reading.read(path)).rejects.toMatchObject({
      code: 'file-unsupported',
      message: expect.stringContaining('unpacks to more than 200 times its size'),
    })
  }, 120_000)

  const telco = sharedData('telco/WA_Fn-UseC_-Telco-Customer-Churn.csv')
  it.skipIf(telco === null)('made by the gzip program reads as the file does', async () => {
    const packed = execFileSync('gzip', ['-c', telco ?? ''], { maxBuffer: 2 ** 26 })
    const read = await reading.read(reading.file('telco.csv.gz', packed))
    expect(read.table.rowCount).toBe(7043)
    expect(sumOf(read, 'MonthlyCharges')).toBeCloseTo(456_116.6, 6)
  })
})
