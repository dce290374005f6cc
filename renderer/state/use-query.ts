import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { AppError } from '../../shared/contract/app-error.ts'
import type { InputOf, OutputOf } from '../../shared/contract/contract.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { call, type JsonProcedureName } from '../api/call.ts'
import { type Answer, queryCache as cache, UNASKED } from './query-cache.ts'
import { useWorkspace } from './workspace-store.ts'

export interface QueryOptions {
  /** False asks nothing and answers nothing. Default true. */
  readonly enabled?: boolean
  /** True where the answer never changes with the workspace's revision (a checked import, a folder). */
  readonly fixed?: boolean
  /** True where only another customer table gives another answer: large ones are not asked for after every edit. */
  readonly ofTable?: boolean
  /** Asks again where this number changes, whatever is known: a folder's files come and go. */
  readonly turn?: number
}

export interface QueryResult<Data> {
  /** The answer; while a newer one is on its way, the last one. */
  readonly data: Data | undefined
  readonly error: AppError | undefined
  readonly isLoading: boolean
  /** `data` answers an earlier question or revision: show it in ink-3. */
  readonly isStale: boolean
}

/**
 * The answer to a query, kept by procedure, input and workspace revision. A question that nobody shows any longer is
 * cancelled; an answer to an old question never replaces a newer one.
 */
export function useQuery<Name extends JsonProcedureName>(
  name: Name,
  input: InputOf<Name>,
  options: QueryOptions = {},
): QueryResult<OutputOf<Name>> {
  const enabled = options.enabled ?? true
  const opening = useWorkspace((state) => state.workspace?.id ?? '')
  const revision = useWorkspace(({ workspace }) => versionOf(workspace, options))
  const question = JSON.stringify(input)
  const key = `${name} ${question} ${opening} ${revision} ${options.turn ?? 0}`
  const subscribe = useCallback(
    (listener: () => void) =>
      enabled
        ? cache.subscribe(key, (signal) => call(name, JSON.parse(question), { signal }), listener)
        : () => undefined,
    [enabled, key, name, question],
  )
  const answer = useSyncExternalStore(subscribe, () => (enabled ? cache.read(key) : UNASKED)) as Answer<OutputOf<Name>>
  return useLastData(answer, `${name} ${opening}`, enabled)
}

/** What an answer is current for. */
function versionOf(workspace: WorkspaceView | null, { fixed = false, ofTable = false }: QueryOptions): string | number {
  if (fixed) return 0
  return (ofTable ? workspace?.spine?.snapshotId : workspace?.revision) ?? 0
}

/** Keeps the last data of the same procedure and workspace while the next is loading. */
function useLastData<Data>(answer: Answer<Data>, scope: string, enabled: boolean): QueryResult<Data> {
  const last = useRef<{ readonly scope: string; readonly data: Data } | null>(null)
  if (answer.data !== undefined) last.current = { scope, data: answer.data }
  const kept = enabled && last.current?.scope === scope && answer.error === undefined ? last.current.data : undefined
  const isAsking = enabled && answer.data === undefined && answer.error === undefined
  return {
    data: answer.data ?? kept,
    error: answer.error,
    isLoading: isAsking,
    isStale: answer.data === undefined && kept !== undefined,
  }
}
