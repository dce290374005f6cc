import type { EntityChange } from '../domain/workspace/entity-change.ts'
import type { SnapshotRecord, WorkspaceFiles, WorkspaceStore } from '../ports/workspace-store.ts'

/** A customer table with the changes that go with it, and how its saving is followed. */
export interface Beginning {
  readonly snapshot: SnapshotRecord
  readonly changes: readonly EntityChange[]
  readonly onProgress: (bytesDone: number, bytesTotal: number) => void
  readonly signal: AbortSignal
}

/** Makes a workspace file, with its table where it begins with one; no undo takes a beginning away. */
export async function createWith(
  files: WorkspaceFiles,
  path: string,
  entities: readonly EntityChange[],
  beginning: Beginning | undefined,
): Promise<WorkspaceStore> {
  const store = await files.create(path, entities)
  if (beginning === undefined) return store
  const { snapshot, changes, onProgress, signal } = beginning
  try {
    await store.publish(snapshot, { label: null, changes }, onProgress, signal)
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}
