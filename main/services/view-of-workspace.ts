import { basename } from 'node:path'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { WorkspaceDocument } from '../domain/workspace/workspace-document.ts'
import type { CommitResult, WorkspaceStore } from '../ports/workspace-store.ts'
import { noticesOf } from './opening-notices.ts'

/** An open workspace as the contract tells of it. */
export function viewOfWorkspace(
  id: string,
  revision: number,
  store: WorkspaceStore,
  {
    frame,
    spine,
    mapping,
    dictionary,
    thresholds,
    structures,
    board,
    scenarios,
    operatingModel,
    servicePlans,
    isSample,
  }: WorkspaceDocument,
  history: CommitResult['history'],
): WorkspaceView {
  return {
    id,
    fileName: basename(store.path),
    readOnly: store.report.readOnly,
    isSample,
    revision,
    frame,
    spine,
    mapping,
    dictionary,
    thresholds: [...thresholds],
    structures: [...structures],
    board,
    scenarios: [...scenarios],
    operatingModel,
    servicePlans: [...servicePlans],
    history: { ...history },
    notices: noticesOf(store),
  }
}
