import { describe, expect, it } from 'vitest'
import { sayBecause, sayLineMove, sayMove, sayPassed } from '../../../../renderer/features/look-up/say-move.ts'
import { namesOf } from '../../../../renderer/state/rule-scope-of.ts'
import type { ExplainedLanding, LineMove, UnitMove } from '../../../../shared/contract/look-up.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'

const TYPES = [
  ['gross_margin', 'number'],
  ['sites', 'integer'],
  ['industry', 'text'],
  ['regulated', 'boolean'],
  ['signed', 'date'],
] as const
const workspace: WorkspaceView = {
  ...emptyWorkspaceView,
  spine: {
    ...{ snapshotId: 's', unitCount: 9, keyColumn: null, loadedAt: '2025-10-01T00:00:00Z' },
    columns: TYPES.map(([name, type]) => ({ name, type, header: name, missing: 0, misfits: 0, distinct: 9 })),
    source: {
      ...{ fileName: 'a.csv', format: 'csv', sizeBytes: 1, digest: '', rowsInFile: 9, rowsSetAside: 0, dialect: null },
    },
  },
  mapping: {
    roles: { grossMargin: { column: 'gross_margin', blankMeans: 'missing', trueValues: [], confirmed: true } },
  },
  thresholds: [{ id: 't', name: 'strategic_margin', value: 15_000, unit: '€' }],
}
const speaking = { workspace, scope: namesOf(workspace) }

function because(text: string, value: string | number | boolean | null, holds = true): string {
  const { rule } = readRule(text, speaking.scope)
  if (rule === null || rule.kind === 'all' || rule.kind === 'any' || rule.kind === 'not') throw new Error(text)
  const one: ExplainedLanding['because'][number] = { condition: rule, holds, value }
  return sayBecause(one, speaking)
}

describe('why a unit lands where it does, in words', () => {
  it('names the line, its value and the unit’s own', () => {
    expect(because('gross_margin >= @strategic_margin', 18_240)).toBe(
      'gross margin at or above strategic margin, €15,000: it has €18,240',
    )
    expect(because('signed >= 2025-01-01', 20_200)).toBe('signed on or after 1 Jan 2025: it has 22 Apr 2025')
  })

  it('does not say a value twice, and says what is denied', () => {
    expect(because('regulated = true', true)).toBe('regulated is true')
    expect(because('industry is missing', null)).toBe('industry is missing')
    expect(because('sites > 3', 2, false)).toBe('sites not of more than 3: it has 2')
  })
})

describe('what would move a unit, in words', () => {
  const say = (move: Pick<UnitMove, 'column' | 'from' | 'to'>): string =>
    sayMove({ ...move, entryId: 'x', passed: null }, speaking)

  it('tells the value it would need beside the one it has', () => {
    const needed = { kind: 'number', bound: 'at-least', value: 15_000 } as const
    expect(say({ column: 'gross_margin', from: 14_188, to: needed })).toBe(
      'gross margin of at least €15,000 (now €14,188)',
    )
    expect(say({ column: 'gross_margin', from: null, to: needed })).toBe(
      'gross margin is missing; with at least €15,000',
    )
    const day = { kind: 'number', bound: 'at-most', value: 20_000 } as const
    expect(say({ column: 'signed', from: 20_200, to: day })).toBe('signed on or before 4 Oct 2024 (now 22 Apr 2025)')
    expect(say({ column: 'regulated', from: false, to: { kind: 'is', value: true } })).toBe(
      'regulated true (now false)',
    )
    expect(say({ column: 'industry', from: 'Health', to: { kind: 'other' } })).toBe('industry other than “Health”')
  })

  it('counts whom it passes, and says nothing where that is not known', () => {
    const move = { column: 'sites', from: 2, to: { kind: 'other' }, entryId: 'x' } as const
    expect(sayPassed({ ...move, passed: 0 }, workspace.frame.unitNoun)).toBe('no other account lies between')
    expect(sayPassed({ ...move, passed: 1 }, workspace.frame.unitNoun)).toBe('1 other account lies between')
    expect(sayPassed({ ...move, passed: null }, workspace.frame.unitNoun)).toBeNull()
  })

  it('tells where a line would stand: a shared one by its name, a rule’s own by its segment', () => {
    const line: LineMove = {
      ...{ ofEntryId: 'x', column: 'gross_margin', threshold: 'strategic_margin', from: 15_000, to: 14_188 },
      ...{ past: null, entryId: 'y', movers: 3 },
    }
    expect(sayLineMove(line, 'Strategic', speaking)).toBe(
      'or the line of strategic margin at €14,188 instead of €15,000',
    )
    expect(sayLineMove({ ...line, threshold: null, past: 'above' }, 'Strategic', speaking)).toBe(
      'or the gross margin line of Strategic above €14,188 instead of €15,000',
    )
  })
})
