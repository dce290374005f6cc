import { useEffect, useRef, useState } from 'react'
import type { MovedThreshold } from '../../../shared/contract/structures.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { type LineScope, lineOf, withLineAt } from '../../../shared/rules/condition-line.ts'
import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import type { RulePath } from '../../../shared/rules/rule-tree.ts'
import { stepFor } from '../../charts/line-scale.ts'
import { runCommand } from '../../state/workspace-store.ts'
import type { RuleEdit } from './use-rule-draft.ts'

/** The line of a condition while it may be moved. */
export interface LineInHand {
  readonly value: number
  /** Where it stood before the last move began; null before any. */
  readonly was: number | null
  readonly step: number
  /** The shared threshold that it moves, or null for a plain number of this rule. */
  readonly threshold: string | null
  /** Whether a value on the line counts with those above it. */
  readonly isPartedBelow: boolean
  /** Moved and not kept yet. */
  readonly isInHand: boolean
  readonly onMove: (value: number) => void
  readonly onKeep: () => void
  readonly onRevert: () => void
}

interface MovedLineInput {
  readonly workspace: WorkspaceView
  readonly rule: Rule
  readonly edit: RuleEdit
  readonly condition: Condition
  readonly activePath: RulePath | null
  readonly data: { readonly edges: readonly number[]; readonly scale: 'linear' | 'log' }
  readonly isWhole: boolean
  readonly onPreview: (preview: MovedThreshold | null) => void
}

/**
 * A line that previews while it moves and becomes one command when it is let go: the rule's text, or the shared
 * threshold. Null where the condition has no number to move.
 */
export function useMovedLine(input: MovedLineInput): LineInHand | null {
  const { workspace, rule, edit, condition, activePath, data, isWhole, onPreview } = input
  const [moved, setMoved] = useState<number | null>(null)
  const [was, setWas] = useState<number | null>(null)
  const { asOf } = workspace.frame
  const line = lineOf(condition, lineScopeOf(workspace))
  useEndPreview(moved !== null && line?.threshold !== null, onPreview)
  if (line === null || activePath === null) return null
  const { threshold, isPartedBelow } = line
  const range = [data.edges[0] ?? 0, data.edges.at(-1) ?? 1] as const
  const value = moved ?? line.value
  const end = (): void => {
    setMoved(null)
    onPreview(null)
  }
  return {
    ...{ value, was, threshold, isPartedBelow },
    step: stepFor(range, data.scale, was ?? line.value, isWhole),
    isInHand: moved !== null,
    onMove: (next) => {
      // What is typed and cannot be read yet must not give way to the last rule that could.
      if (edit.read.rule === null) return
      if (moved === null) setWas(line.value)
      setMoved(next)
      if (threshold === null) edit.setRule(withLineAt(rule, activePath, next, asOf))
      else onPreview({ name: threshold, value: next })
    },
    onKeep: () => {
      if (moved === null) return
      const kept = workspace.thresholds.find(({ name }) => name === threshold)
      if (kept === undefined) {
        edit.commit()
        end()
      } else void runCommand('thresholds.set', { name: kept.name, value: moved, unit: kept.unit }).then(end)
    },
    onRevert: () => {
      if (moved === null) return
      end()
      setWas(null)
      edit.revert()
    },
  }
}

/** What the lines of a workspace's rules may depend on. */
export function lineScopeOf({ thresholds, frame }: Pick<WorkspaceView, 'thresholds' | 'frame'>): LineScope {
  return { thresholds: new Map(thresholds.map(({ name, value }) => [name, value])), asOf: frame.asOf }
}

/** A preview of a shared threshold ends with the chart that showed it. */
function useEndPreview(isPreviewing: boolean, onPreview: (preview: MovedThreshold | null) => void): void {
  const latest = useRef({ isPreviewing, onPreview })
  latest.current = { isPreviewing, onPreview }
  useEffect(
    () => () => {
      if (latest.current.isPreviewing) latest.current.onPreview(null)
    },
    [],
  )
}
