import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileStem } from '../../../../shared/files/file-stem.ts'
import { safeFileName } from '../../../../shared/files/safe-file-name.ts'

describe('the first part of a file name', () => {
  it.each([
    ['Value tiers 2025', 'value-tiers-2025'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Ärger “über” alles', 'ärger-über-alles'],
    ['A\u0308rger', 'ärger'],
    ['CON', 'con-segments'],
    ['lpt1', 'lpt1-segments'],
    ['COM¹', 'com¹-segments'],
    ['價值 層級', '價值-層級'],
    ['???', 'segments'],
    ['', 'segments'],
    ['trailing. ', 'trailing'],
  ])('makes %j into %j', (name, stem) => {
    expect(fileStem(name, 'segments')).toBe(stem)
  })

  it('fits every file system, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const stem = fileStem(name, 'segments')
        expect(new TextEncoder().encode(`${stem}.assignments.parquet`).length).toBeLessThanOrEqual(255)
        expect(stem).toMatch(/^[^\p{Cc}<>:"/\\|?*.\s]+$/u)
      }),
    )
  })
})

describe('safeFileName', () => {
  it.each([
    ['Mid-market coverage 2026', 'Mid-market coverage 2026'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['..', 'Untitled'],
    ['CON', 'CON_'],
    ['lpt1.csv', 'lpt1.csv_'],
    ['Ünïcode ✓ 名前', 'Ünïcode ✓ 名前'],
    ['trailing. ', 'trailing'],
    ['\u202Eevil', 'evil'],
  ])('makes of %j the name %j', (title, name) => {
    expect(safeFileName(title)).toBe(name)
  })

  it('is never longer than 80 characters', () => {
    expect(Array.from(safeFileName('x'.repeat(500)))).toHaveLength(80)
  })
})
