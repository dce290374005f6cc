import { describe, expect, it } from 'vitest'
import { newFrame } from '../../../../../main/domain/workspace/new-frame.ts'

describe('newFrame', () => {
  it.each([
    ['2026-11-22', '2025-11-01', '2026-10-31'],
    ['2026-01-05', '2025-01-01', '2025-12-31'],
    ['2024-03-31', '2023-03-01', '2024-02-29'],
  ])('on %s covers the last twelve whole months, %s to %s', (today, start, end) => {
    expect(newFrame('T', today)).toMatchObject({ periodStart: start, asOf: end })
  })
})
