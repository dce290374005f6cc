import { describe, expect, it } from 'vitest'
import { stepProgress } from '../../../../renderer/state/step-progress.ts'
import { titleOf } from '../../../../renderer/state/workspace-actions.ts'
import type { ProofStanding } from '../../../../shared/contract/exports.ts'
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

const progressOf = (structures: Structure[], proofs: readonly ProofStanding[] = []) =>
  stepProgress({ ...emptyWorkspaceView, spine, structures }, proofs)

describe('progress of the steps', () => {
  it('begins with nothing but a frame', () => {
    const { frame, data, hypothesise, compare, validate } = stepProgress(emptyWorkspaceView, [])
    expect([frame.share, data.share, hypothesise.share, compare.share]).toEqual([1, 0, 0, 0])
    expect(validate.isLater).toBe(true)
  })
  it('grows with the table and its confirmed meanings only', () => {
    const binding = { column: 'r', blankMeans: 'missing', trueValues: [], confirmed: false } as const
    const withRevenue = (confirmed: boolean) =>
      stepProgress(
        { ...emptyWorkspaceView, spine, mapping: { roles: { revenue: { ...binding, trueValues: [], confirmed } } } },
        [],
      )
    expect(withRevenue(false).data.share).toBe(0.5)
    expect(withRevenue(true).data.share).toBeGreaterThan(0.75)
    expect(withRevenue(true).data.note).toBe('18,412 accounts')
  })
  it('counts options whose rules can all be read', () => {
    const one = progressOf([option('a', true), option('b', false)])
    expect(one.hypothesise).toMatchObject({ share: 0.5, note: '2 options, 1 unfinished' })
    expect(one.compare).toMatchObject({ share: 0.5, note: '2 options, 1 unfinished' })
    expect(progressOf([option('a', true)]).compare).toMatchObject({ share: 0, note: 'Needs two options' })
  })
  it('takes an option of one segment for a whole one: the rest takes the standard path', () => {
    const narrow = { ...option('a', true), segments: option('a', true).segments.slice(0, 1) }
    const { hypothesise, compare } = progressOf([narrow, option('b', true)])
    expect(hypothesise).toMatchObject({ share: 1, note: '2 options' })
    expect(compare).toMatchObject({ share: 1, note: 'Baseline: a' })
    expect(progressOf([option('a', true), { ...narrow, segments: [] }]).hypothesise.note).toBe(
      '2 options, 1 unfinished',
    )
  })
  it('names the baseline that the board marks', () => {
    const both = [option('a', true), option('b', true)]
    expect(progressOf(both).compare.note).toBe('Baseline: a')
    const board = { ...emptyWorkspaceView.board, baselineId: 'b' }
    expect(stepProgress({ ...emptyWorkspaceView, spine, structures: both, board }, []).compare.note).toBe('Baseline: b')
    const gone = { ...emptyWorkspaceView.board, baselineId: 'gone' }
    expect(stepProgress({ ...emptyWorkspaceView, spine, structures: both, board: gone }, []).compare.note).toBe(
      'Baseline: a',
    )
  })
})

describe('the hand-over', () => {
  const both = [option('a', true), option('b', true)]
  const standing = (structureId: string, rest: Partial<ProofStanding> = {}): ProofStanding => ({
    ...{ structureId, verdict: 'same', isStale: false },
    ...rest,
  })
  it.each<[string, readonly ProofStanding[], number, string]>([
    ['no proof yet', [], 0, 'Ready to prove'],
    ['one holds', [standing('a')], 1, '1 of 2 options proved'],
    ['one holds, one is old', [standing('a'), standing('b', { isStale: true })], 1, '1 of 2 options proved'],
    ['the only one is old', [standing('a', { isStale: true })], 0.5, 'Changed since its proof'],
    ['the engines differ', [standing('a', { verdict: 'differs' })], 0.5, 'A proof found a fault'],
    ['of an option that is gone', [standing('gone')], 0, 'Ready to prove'],
  ])('says how far the proofs are: %s', (_title, proofs, share, note) => {
    expect(progressOf(both, proofs).govern).toMatchObject({ share, note })
  })
  it('says of a single option only that it is proved', () => {
    expect(progressOf([option('a', true)], [standing('a')]).govern.note).toBe('Proved')
  })
})

it('names a workspace for the file it was begun with', () => {
  expect(titleOf('accounts_2025-09.csv')).toBe('accounts 2025-09')
  expect(titleOf('.csv')).toBe('New workspace')
})
