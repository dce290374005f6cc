import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icnsOf, icoOf } from '../../../../main/hosts/electron/build-resources/icon-containers.ts'

const folder = join(import.meta.dirname, '../../../../main/hosts/electron/build-resources')
const PNG_MARK = '89504e470d0a1a0a'

/** Width by the PNG's own header, which is what a system draws. */
function widthOf(png: Buffer): number {
  expect(png.subarray(0, 8).toString('hex')).toBe(PNG_MARK)
  return png.readUInt32BE(16)
}

function picturesOfIco(file: Buffer): readonly { readonly stated: number; readonly width: number }[] {
  expect(file.readUInt16LE(2)).toBe(1)
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index
    const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)]
    return { stated: file.readUInt8(at) || 256, width: widthOf(file.subarray(offset, offset + length)) }
  })
}

function picturesOfIcns(file: Buffer): readonly { readonly type: string; readonly width: number }[] {
  expect(file.toString('latin1', 0, 4)).toBe('icns')
  expect(file.readUInt32BE(4)).toBe(file.length)
  const found: { type: string; width: number }[] = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const length = file.readUInt32BE(at + 4)
    found.push({ type: file.toString('latin1', at, at + 4), width: widthOf(file.subarray(at + 8, at + length)) })
  }
  return found
}

describe('application icon', () => {
  it('has every size that Windows asks for, each as large as it says', () => {
    const pictures = picturesOfIco(readFileSync(join(folder, 'icon.ico')))
    expect(pictures.map(({ stated }) => stated)).toEqual([16, 24, 32, 48, 64, 128, 256])
    for (const { stated, width } of pictures) expect(width).toBe(stated)
  })

  it('has every size that macOS asks for', () => {
    const pictures = picturesOfIcns(readFileSync(join(folder, 'icon.icns')))
    expect(Object.fromEntries(pictures.map(({ type, width }) => [type, width]))).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic08: 256,
      ic13: 256,
      ic09: 512,
      ic14: 512,
      ic10: 1024,
    })
  })

  it('has the pictures of Linux, named by their size', () => {
    const files = readdirSync(join(folder, 'icons'))
    expect(files).toContain('512x512.png')
    for (const file of files) expect(`${widthOf(readFileSync(join(folder, 'icons', file)))}`).toBe(file.split('x')[0])
  })

  it('writes containers that hold what was put in, byte for byte', () => {
    const png = readFileSync(join(folder, 'icons/256x256.png'))
    expect(
      icoOf([{ size: 256, png }])
        .subarray(22)
        .equals(png),
    ).toBe(true)
    expect(
      icnsOf([{ size: 1024, png }])
        .subarray(16)
        .equals(png),
    ).toBe(true)
  })
})
