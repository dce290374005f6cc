import { useEffect, useMemo, useRef, useState } from 'react'
import type { MovedThreshold } from '../../../shared/contract/structures.ts'
import type { HandledLine } from '../../../shared/contract/threshold-cube.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { type LineScope, lineOf, withLineAt } from '../../../shared/rules/condition-line.ts'
import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import type { RulePath } from '../../../shared/rules/rule-tree.ts'
import { dropLine, holdLine, type ReachedLine, reachForLine, releaseLine, STILL_MS } from '../../state/line-store.ts'
import { useLineRefusal } from '../../state/use-line-figures.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { conditionAt } from './active-path.ts'
import type { Entry } from './entry.ts'
import { lineSteps } from './line-steps.ts'
import { type RuleEdit, textOfRule } from './use-rule-draft.ts'

/** The line of a condition while it may be moved. */
export interface LineInHand {
  readonly value: number
  /** Where it stood before it was last moved, by hand or by typing; null before any. */
  readonly was: number | null
  /** The values that it may be put on, ascending. */
  readonly steps: readonly number[]
  /** The shared threshold that it moves, or null for a plain number of this rule. */
  readonly threshold: string | null
  /** Whether a value on the line counts with those above it. */
  readonly isPartedBelow: boolean
  /** Moved and not kept yet. */
  readonly isInHand: boolean
  /** Why figures do not follow it while it moves; null where they do, or while that is not known. */
  readonly refusal: string | null
  readonly onReach: () => void
  readonly onMove: (value: number) => void
  readonly onKeep: () => void
  readonly onRevert: () => void
}

interface MovedLineInput {
  readonly workspace: WorkspaceView
  readonly structure: { readonly id: string }
  readonly entry: Entry
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
  const { workspace, rule, edit, condition, activePath, data, isWhole, onPreview, entry, structure } = input
  const [hand, setHand] = useState<{ readonly value: number; readonly from: number } | null>(null)
  const { asOf } = workspace.frame
  const scope = lineScopeOf(workspace)
  const line = lineOf(condition, scope)
  const [was, forgetWas] = useWas(hand?.value ?? line?.value ?? null, keptValue(entry, activePath, condition, scope))
  // Where the line stood when the move began is offered as it is, so that the steps stay as they are under the hand.
  const anchor = hand?.from ?? line?.value ?? 0
  const within = condition.kind === 'within' ? condition.direction : null
  const steps = useMemo(
    () => lineSteps({ ...data, within, asOf, isWhole, anchor }),
    [data, within, asOf, isWhole, anchor],
  )
  const refusal = useLineRefusal(structure.id)
  usePreviewWhenStill(hand?.value ?? null, refusal !== null, (value) => {
    if (line === null || activePath === null) return
    if (line.threshold === null) edit.setRule(withLineAt(rule, activePath, value, asOf))
    else onPreview({ name: line.threshold, value })
  })
  useEndPreview(hand !== null && line?.threshold !== null, onPreview)
  if (line === null || activePath === null) return null
  const { threshold, isPartedBelow } = line
  const reached = (): ReachedLine => {
    const ownDraft = edit.isDirty && edit.lastRead !== null ? { entryId: entry.id, text: edit.lastRead.text } : null
    if (threshold !== null) {
      return { line: { kind: 'threshold', name: threshold }, structureId: structure.id, draft: ownDraft, steps }
    }
    // One text for all values, so that what the steps do is worked out once.
    const text = textOfRule(withLineAt(rule, activePath, steps[0] ?? anchor, asOf))
    const place: HandledLine = { kind: 'condition', entryId: entry.id, path: [...activePath] }
    return { line: place, structureId: structure.id, draft: { entryId: entry.id, text }, steps }
  }
  const end = (): void => {
    setHand(null)
    onPreview(null)
  }
  return {
    ...{ value: hand?.value ?? line.value, was, threshold, isPartedBelow, steps },
    isInHand: hand !== null,
    refusal: refusal?.message ?? null,
    onReach: () => {
      if (edit.read.rule !== null) reachForLine(reached())
    },
    onMove: (next) => {
      // What is typed and cannot be read yet must not give way to the last rule that could.
      if (edit.read.rule === null) return
      setHand({ value: next, from: anchor })
      holdLine(reached(), next)
    },
    onKeep: () => {
      if (hand === null) return
      const { revision } = workspace
      const kept = workspace.thresholds.find(({ name }) => name === threshold)
      if (kept === undefined) {
        const moved = withLineAt(rule, activePath, hand.value, asOf)
        releaseLine({ revision, text: textOfRule(moved) })
        edit.commitRule(moved)
        if (textOfRule(moved) === entry.draft.text) dropLine()
        end()
      } else if (kept.value === hand.value) {
        dropLine()
        end()
      } else {
        void runCommand('thresholds.set', { name: kept.name, value: hand.value, unit: kept.unit }).then((view) => {
          if (view === null) dropLine()
          else releaseLine({ revision, text: null })
          end()
        })
      }
    },
    onRevert: () => {
      if (hand === null) return
      dropLine()
      end()
      forgetWas()
      edit.revert()
    },
  }
}

/** What the lines of a workspace's rules may depend on. */
export function lineScopeOf({ thresholds, frame }: Pick<WorkspaceView, 'thresholds' | 'frame'>): LineScope {
  return { thresholds: new Map(thresholds.map(({ name, value }) => [name, value])), asOf: frame.asOf }
}

/** Where the line of the condition stands in the rule as kept; null where that has another condition in its place. */
function keptValue(entry: Entry, path: RulePath | null, { column }: Condition, scope: LineScope): number | null {
  if (entry.draft.rule === null) return null
  const condition = conditionAt(entry.draft.rule, path)
  const line = condition === null ? null : lineOf(condition, scope)
  return line === null || line.column !== column ? null : line.value
}

/**
 * Where a line stood before it was last moved, whichever way: while it is elsewhere than kept, where it is kept; once that
 * is kept, where it was kept before. The function forgets.
 */
function useWas(value: number | null, kept: number | null): readonly [was: number | null, forget: () => void] {
  const [places, setPlaces] = useState<{ readonly kept: number | null; readonly before: number | null }>({
    kept,
    before: null,
  })
  if (places.kept !== kept) setPlaces({ kept, before: places.kept })
  const was = value !== null && kept !== null && value !== kept ? kept : places.before
  return [was, () => setPlaces({ kept, before: null })]
}

/** The rule's text and all that is asked of the workbench follow a moved line when the hand is still; at once where figures do not. */
function usePreviewWhenStill(value: number | null, isAtOnce: boolean, preview: (value: number) => void): void {
  const latest = useRef(preview)
  latest.current = preview
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => latest.current(value), isAtOnce ? 0 : STILL_MS)
    return () => clearTimeout(timer)
  }, [value, isAtOnce])
}

/** A preview of a shared threshold, and the line in the hand, end with the chart that showed them. */
function useEndPreview(isPreviewing: boolean, onPreview: (preview: MovedThreshold | null) => void): void {
  const latest = useRef({ isPreviewing, onPreview })
  latest.current = { isPreviewing, onPreview }
  useEffect(
    () => () => {
      dropLine()
      if (latest.current.isPreviewing) latest.current.onPreview(null)
    },
    [],
  )
}
