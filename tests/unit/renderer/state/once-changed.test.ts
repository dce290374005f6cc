import { afterEach, describe, expect, it } from 'vitest'
import { onceChanged } from '../../../../renderer/state/once-changed.ts'
import { setWorkspace, useWorkspace } from '../../../../renderer/state/workspace-store.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'

const view = (revision: number, fileName = 'a'): WorkspaceView => ({ ...emptyWorkspaceView, revision, fileName })

afterEach(() => useWorkspace.setState({ workspace: null, isKnown: false }))

describe('onceChanged', () => {
  it('waits while the part stays, and runs once when it changes', () => {
    setWorkspace(view(1))
    let runs = 0
    onceChanged(
      ({ fileName }) => fileName,
      () => {
        runs += 1
      },
    )
    useWorkspace.setState({ saving: 1 })
    setWorkspace(view(2))
    expect(runs).toBe(0)
    setWorkspace(view(3, 'b'))
    expect(runs).toBe(1)
    setWorkspace(view(4, 'c'))
    expect(runs).toBe(1)
  })

  it('runs when the workspace is left', () => {
    setWorkspace(view(1))
    let runs = 0
    onceChanged(
      () => null,
      () => {
        runs += 1
      },
    )
    setWorkspace(null)
    expect(runs).toBe(1)
  })
})
