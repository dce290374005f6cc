import { beforeEach, describe, expect, it } from 'vitest'
import type { RecipePlace } from '../../../../renderer/state/recipe-place-store.ts'
import {
  draftAt,
  forgetDraft,
  keepDraft,
  openDrafts,
  useStepDrafts,
} from '../../../../renderer/state/step-drafts-store.ts'
import { useWorkspace } from '../../../../renderer/state/workspace-store.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'

const PLACE: RecipePlace = { kind: 'new-table-step', step: 'derive' }
const STEP = { id: 'new', kind: 'derive', name: 'margin', formula: '' } as const
const all = () => openDrafts(useStepDrafts.getState().drafts)

beforeEach(() => {
  useStepDrafts.setState({ drafts: new Map(), isAsking: false })
  useWorkspace.setState({ workspace: { ...emptyWorkspaceView, id: 'first' } })
})

describe('steps that were begun and not finished', () => {
  it('wait at their place until they are finished or discarded', () => {
    keepDraft(PLACE, null, STEP)
    keepDraft({ kind: 'new-prepare-step', sourceId: 's', step: 'keep' }, 's', { id: 'new', kind: 'keep', rule: '' })
    expect(all().map(({ step }) => step.kind)).toEqual(['derive', 'keep'])
    expect(draftAt(useStepDrafts.getState().drafts, { ...PLACE })?.step).toEqual(STEP)
    forgetDraft(PLACE)
    expect(all().map(({ step }) => step.kind)).toEqual(['keep'])
  })

  it('belong to the workspace in which they were begun', () => {
    keepDraft(PLACE, null, STEP)
    useWorkspace.setState({ workspace: { ...emptyWorkspaceView, id: 'second' } })
    expect(all()).toEqual([])
    expect(draftAt(useStepDrafts.getState().drafts, PLACE)).toBeNull()
  })
})
