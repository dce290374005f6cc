import { beforeEach, describe, expect, it } from 'vitest'
import { showUnitsOf, useTableView } from '../../../../renderer/state/table-view-store.ts'
import { useWorkspace } from '../../../../renderer/state/workspace-store.ts'
import type { RoleBinding } from '../../../../shared/economics/role.ts'
import type { Spine } from '../../../../shared/entities/spine.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'

const WITHIN = { structureId: 's', entryId: 'e', units: 'taken' as const }
const bound = (column: string, confirmed = true): RoleBinding => ({
  ...{ column, confirmed, trueValues: [], blankMeans: 'missing' },
})
const SPINE: Spine = {
  ...{ snapshotId: 's', unitCount: 2, keyColumn: null, loadedAt: '2026-01-01T00:00:00Z' },
  columns: [{ name: 'turnover', header: 'turnover', type: 'number', missing: 0, misfits: 0, distinct: 2 }],
  source: {
    ...{ fileName: 'f.csv', format: 'csv', sizeBytes: 9, digest: '', rowsInFile: 2, rowsSetAside: 0, dialect: null },
  },
}

describe('the units of an entry', () => {
  beforeEach(() => useWorkspace.setState({ workspace: { ...emptyWorkspaceView, spine: SPINE } }))
  const sortWith = (roles: { readonly grossMargin?: RoleBinding; readonly revenue?: RoleBinding }) => {
    useWorkspace.setState(({ workspace }) => ({ workspace: workspace && { ...workspace, mapping: { roles } } }))
    showUnitsOf(WITHIN)
    return useTableView.getState()
  }

  it('show what earns most first, with its column in view', () => {
    const sort = { column: 'turnover', direction: 'descending' }
    expect(sortWith({ revenue: bound('turnover') })).toMatchObject({ within: WITHIN, sort, shownColumn: 'turnover' })
  })

  it('pass over a margin whose column is gone, and a meaning that is not confirmed', () => {
    expect(sortWith({ grossMargin: bound('gone'), revenue: bound('turnover') }).sort?.column).toBe('turnover')
    expect(sortWith({ revenue: bound('turnover', false) }).sort).toBeNull()
  })
})
