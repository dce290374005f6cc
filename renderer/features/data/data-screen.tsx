import { useImport } from '../../state/import-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { EmptyData } from './empty-data.tsx'
import { ImportScreen } from './import-screen.tsx'
import { TableScreen } from './table-screen.tsx'
import './data.css'
import './quality/quality.css'

/** The Data step: a file on its way in, the customer table, or what to do to have one. */
export function DataScreen() {
  const isImporting = useImport((state) => state.stage !== 'idle')
  const workspace = useWorkspace((state) => state.workspace)
  if (!workspace) return null
  if (isImporting) return <ImportScreen workspace={workspace} />
  if (workspace.spine === null) return <EmptyData />
  return <TableScreen workspace={workspace} spine={workspace.spine} />
}
