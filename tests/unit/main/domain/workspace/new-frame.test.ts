import { describe, expect, it } from 'vitest'
import { newFrame } from '../../../../../main/domain/workspace/new-frame.ts'
import { safeFileName } from '../../../../../main/domain/workspace/safe-file-name.ts'

describe('newFrame', () => {
  it.each([
    ['2026-11-22', '2025-11-01', '2026-10-31'],
    ['2026-01-05', '2025-01-01', '2025-12-31'],
    ['2024-03-31', '2023-03-01', '2024-02-29'],
  ])('on %s covers the last twelve whole months, %s to %s', (today, start, end) => {
    expect(newFrame('T', today)).toMatchObject({ periodStart: start, asOf: end })
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
