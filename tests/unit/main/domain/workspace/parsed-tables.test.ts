import { expect, it } from 'vitest'
import { newFrame } from '../../../../../main/domain/workspace/new-frame.ts'
import { type ParsedTables, readDocument } from '../../../../../main/domain/workspace/workspace-document.ts'

const frame = { id: 'frame', kind: 'frame', revision: 1, value: newFrame('Days', '2025-12-31') }
const spine = (asOf: string) => ({
  ...{ snapshotId: asOf, unitCount: 0, keyColumn: null, columns: [], loadedAt: '2026-01-01T00:00:00Z' },
  source: { fileName: 'a', format: 'recipe', sizeBytes: 0, digest: '', rowsInFile: 0, rowsSetAside: 0, dialect: null },
})
const report = {
  ...{ startedAt: '2026-01-01T00:00:00Z', elapsedMs: 1, asOf: '2025-12-31', units: 0, sources: [], steps: [] },
  ...{ differences: [], hashes: { sources: '', features: '', scores: '' } },
}
const table = (asOf: string, revision: number, recipeDigest = 'a') => ({
  ...{ id: `as of ${asOf}`, kind: 'as-of-table', revision },
  value: { asOf, spine: spine(asOf), report, recipeDigest },
})

it('parses tables of other days again only where they changed', () => {
  const parsed: ParsedTables = new Map()
  const first = readDocument([frame, table('2025-11-30', 1), table('2025-12-31', 1)], 'f', parsed)
  const second = readDocument([frame, table('2025-11-30', 1), table('2025-12-31', 2, 'b')], 'f', parsed)
  expect(second.asOfTables[0]).toBe(first.asOfTables[0])
  expect(second.asOfTables[1]).not.toBe(first.asOfTables[1])
  expect(second.asOfTables.map(({ recipeDigest }) => recipeDigest)).toEqual(['a', 'b'])
  // Taken back it has a revision of its own, and one that is gone is gone.
  const third = readDocument([frame, table('2025-12-31', 3, 'a')], 'f', parsed)
  expect(third.asOfTables.map(({ recipeDigest }) => recipeDigest)).toEqual(['a'])
  // Another file knows nothing of this one's.
  expect(readDocument([frame, table('2025-11-30', 1, 'z')], 'g').asOfTables[0]?.recipeDigest).toBe('z')
})
