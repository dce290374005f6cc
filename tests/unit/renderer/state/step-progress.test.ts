import { describe, expect, it } from 'vitest'
import { stepProgress } from '../../../../renderer/state/step-progress.ts'
import { titleOf } from '../../../../renderer/state/workspace-actions.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../../shared/entities/structure.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'

const rule = { kind: 'missing', column: 'a', negated: false } as const
const option = (id: string, isWhole: boolean): Structure => ({
  id,
  name: id,
  lens: 'value',
  position: 0,
  exclusions: [],
  segments: [1, 2].map((slot) => ({
    id: `${id}${slot}`,
    name: `${id}${slot}`,
    slot,
    draft: { text: 'a is missing', rule: isWhole ? rule : null },
  })),
  defaultPath: { name: 'Standard path' },
})
const spine: WorkspaceView['spine'] = {
  snapshotId: 's',
  unitCount: 18_412,
  keyColumn: 'a',
  columns: [],
  source: {
    fileName: 'a.csv',
    format: 'csv',
    sizeBytes: 1,
    digest: '',
    rowsInFile: 18_431,
    rowsSetAside: 19,
    dialect: null,
  },
  loadedAt: '2025-10-01T00:00:00.000Z',
}

describe('progress of the steps', () => {
  it('begins with nothing but a frame', () => {
    const { frame, data, hypothesise, compare, validate } = stepProgress(emptyWorkspaceView)
    expect([frame.share, data.share, hypothesise.share, compare.share]).toEqual([1, 0, 0, 0])
    expect(validate.isLater).toBe(true)
  })
  it('grows with the table and its confirmed meanings only', () => {
    const binding = { column: 'r', blankMeans: 'missing', trueValues: [], confirmed: false } as const
    const suggested = stepProgress({
      ...emptyWorkspaceView,
      spine,
      mapping: { roles: { revenue: { ...binding, trueValues: [] } } },
    })
    const confirmed = stepProgress({
      ...emptyWorkspaceView,
      spine,
      mapping: { roles: { revenue: { ...binding, trueValues: [], confirmed: true } } },
    })
    expect(suggested.data.share).toBe(0.5)
    expect(confirmed.data.share).toBeGreaterThan(0.75)
    expect(confirmed.data.note).toBe('18,412 accounts')
  })
  it('counts options whose rules can all be read', () => {
    const one = stepProgress({ ...emptyWorkspaceView, spine, structures: [option('a', true), option('b', false)] })
    expect(one.hypothesise).toMatchObject({ share: 0.5, note: '2 options, 1 unfinished' })
    expect(one.compare.note).toBe('Needs two options')
    const two = stepProgress({
      ...emptyWorkspaceView,
      spine,
      structures: [option('a', true), option('b', true)],
      board: { structureIds: [], baselineId: 'b' },
    })
    expect(two.hypothesise.share).toBe(1)
    expect(two.compare).toMatchObject({ share: 1, note: 'Baseline: b' })
    const open = { ...emptyWorkspaceView, spine, structures: [option('a', true), option('b', true)] }
    expect(stepProgress(open).compare).toMatchObject({ share: 0.75, note: '2 options side by side' })
  })
})

it('names a workspace for the file it was begun with', () => {
  expect(titleOf('accounts_2025-09.csv')).toBe('accounts 2025-09')
  expect(titleOf('.csv')).toBe('New workspace')
})
