import type { OpenWorkspace } from './workspace-session.ts'

/** The workspace as rules see it with a named threshold at another value; the same without one. */
export function withThresholdAt<Workspace extends Pick<OpenWorkspace, 'scope'>>(
  workspace: Workspace,
  threshold: { readonly name: string; readonly value: number } | undefined,
): Workspace {
  if (threshold === undefined) return workspace
  const { scope } = workspace
  const thresholds = new Map([...scope.thresholds, [threshold.name, threshold.value] as const])
  return { ...workspace, scope: { ...scope, thresholds } }
}
