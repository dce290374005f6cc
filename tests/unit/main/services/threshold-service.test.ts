import { describe, expect, it } from 'vitest'
import type { EntityChange } from '../../../../main/domain/workspace/entity-change.ts'
import { prepareStructure } from '../../../../main/services/evaluation.ts'
import { createThresholdService } from '../../../../main/services/threshold-service.ts'
import { withThresholdAt } from '../../../../main/services/with-threshold-at.ts'
import type { OpenWorkspace } from '../../../../main/services/workspace-session.ts'
import { structure } from '../../../../shared/entities/structure.ts'
import { TIERS, WORKSPACE } from './tiers-bed.ts'

/** A service whose commands are looked at instead of saved. */
function service(workspace: Pick<OpenWorkspace, 'document' | 'scope'> = WORKSPACE) {
  const steps: { label: string; changes: readonly EntityChange[] }[] = []
  const session: Parameters<typeof createThresholdService>[0] = {
    async commit(label, edit) {
      steps.push({ label, changes: edit(workspace) })
      throw new Error('Looked at')
    },
  }
  const thresholds = createThresholdService(session, { now: () => '2025-10-01T00:00:00Z', id: () => 'new' })
  const looked = async (command: Promise<unknown>) => {
    await command.catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'Looked at') throw error
    })
    return steps.at(-1)!
  }
  return { thresholds, looked }
}

describe('named thresholds', () => {
  it('are made together with the rule that names them, in one step', async () => {
    const { thresholds, looked } = service()
    const rule = { structureId: TIERS.id, entryId: 'low', text: 'margin >= @least' }
    const { changes } = await looked(thresholds.set('least', 0, '€', rule))
    expect(changes[0]).toEqual({
      ...{ id: 'new', kind: 'threshold' },
      value: { id: 'new', name: 'least', value: 0, unit: '€' },
    })
    const kept = structure.parse(changes[1]?.value).segments.find(({ id }) => id === 'low')
    expect(kept?.draft.rule).toMatchObject({ operand: { type: 'threshold', name: 'least' } })
  })

  it('bring no column into a rule that is kept out of rules, when named or when moved', async () => {
    const refused = new Map([['margin', { why: 'It is kept out.', mend: 'Mend it.' }]])
    const guarded = { ...WORKSPACE, scope: { ...WORKSPACE.scope, refused } }
    const { thresholds, looked } = service(guarded)
    const rule = { structureId: TIERS.id, entryId: 'low', text: 'margin >= @least' }
    const { changes } = await looked(thresholds.set('least', 0, '€', rule))
    const kept = structure.parse(changes[1]?.value).segments.find(({ id }) => id === 'low')
    expect(kept?.draft).toEqual({ text: 'margin >= @least', rule: null })
    const moved = prepareStructure(TIERS, withThresholdAt(guarded, { name: 'mid', value: 100 }))
    expect(moved.entries.find(({ entryId }) => entryId === 'mid')).toMatchObject({
      rule: null,
      broken: 'It is kept out.',
    })
  })

  it('are renamed in every rule that names them', async () => {
    const { thresholds, looked } = service()
    const { changes } = await looked(thresholds.rename('mid', 'half'))
    expect(changes[0]?.value).toMatchObject({ id: 't', name: 'half', value: 120 })
    expect(structure.parse(changes[1]?.value).segments[1]?.draft.text).toBe('margin >= @half or seats > 8')
  })

  it('keep their name where another has the new one, and are not found where there are none', async () => {
    const { thresholds, looked } = service()
    await expect(looked(thresholds.rename('gone', 'x'))).rejects.toMatchObject({ code: 'not-found' })
    expect((await looked(thresholds.rename('mid', 'mid'))).changes).toEqual([])
    await expect(looked(thresholds.remove('mid'))).rejects.toMatchObject({ code: 'conflict' })
  })
})
