import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { canonicalRule } from '../../../shared/rules/canonical-rule.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { printRuleLines } from '../../../shared/rules/print-rule.ts'
import { type ReadRule, readRule } from '../../../shared/rules/read-rule.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import { runCommand } from '../../state/workspace-store.ts'
import type { Entry } from './entry.ts'

/** A rule being edited: what was typed, what it reads as, and the last tree it had. */
export interface RuleEdit {
  readonly text: string
  readonly read: ReadRule
  /** Differs from what the workspace keeps. */
  readonly isDirty: boolean
  /** The text's tree, also where a column of it is gone or of another type; null where its grammar cannot be read. */
  readonly tree: Rule | null
  /** The last tree there was; null while there was none. */
  readonly lastTree: Rule | null
  /** The last rule that could run, and its text; null while there was none. */
  readonly lastRead: { readonly text: string; readonly rule: Rule } | null
  readonly setText: (text: string) => void
  readonly setRule: (rule: Rule | null) => void
  /** Keeps what is typed, readable or not, as one command. */
  readonly commit: () => void
  /** Sets a rule and keeps it at once. */
  readonly commitRule: (rule: Rule | null) => void
  readonly revert: () => void
}

/** The text of a rule as the editors write it: one spelling for one rule, whatever the builder's steps left in the tree. */
export function textOfRule(rule: Rule | null): string {
  return rule === null ? '' : printRuleLines(canonicalRule(rule)).join('\n')
}

/** The edit of one entry's rule; mount it anew for another entry. What was typed and not kept is kept on leaving. */
export function useRuleDraft(structureId: string, entry: Entry, scope: RuleScope): RuleEdit {
  const saved = entry.draft.text
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? saved
  const read = useMemo(() => readRule(text, scope), [text, scope])
  const lastTree = useRef<Rule | null>(null)
  const lastRead = useRef<RuleEdit['lastRead']>(null)
  const tree = useMemo(() => read.rule ?? parseRule(text).rule, [read, text])
  const isEmpty = text.trim() === ''
  if (tree !== null || isEmpty) lastTree.current = tree
  if (read.rule !== null) lastRead.current = { text, rule: read.rule }
  else if (isEmpty) lastRead.current = null
  const pending = useRef<string | null>(null)
  pending.current = draft !== null && draft !== saved ? draft : null
  const keep = useCallback(
    (next: string) => {
      pending.current = null
      setDraft(next)
      void runCommand('segments.setRule', { structureId, entryId: entry.id, text: next }).then((view) => {
        // A failed command leaves the words where they were typed.
        if (view !== null) setDraft((now) => (now === next ? null : now))
      })
    },
    [structureId, entry.id],
  )
  const commit = useCallback(() => {
    if (pending.current !== null) keep(pending.current)
    else setDraft(null)
  }, [keep])
  const setText = useCallback((next: string) => {
    pending.current = next
    setDraft(next)
  }, [])
  const setRule = useCallback((rule: Rule | null) => setText(textOfRule(rule)), [setText])
  const commitRule = useCallback(
    (rule: Rule | null) => {
      const next = textOfRule(rule)
      if (next === saved) setDraft(null)
      else keep(next)
    },
    [keep, saved],
  )
  const revert = useCallback(() => {
    pending.current = null
    setDraft(null)
  }, [])
  useKeepOnLeaving(pending, structureId, entry.id)
  const isDirty = draft !== null && draft !== saved
  return {
    text,
    read,
    isDirty,
    tree,
    lastTree: lastTree.current,
    lastRead: lastRead.current,
    setText,
    setRule,
    commit,
    commitRule,
    revert,
  }
}

function useKeepOnLeaving(pending: { readonly current: string | null }, structureId: string, entryId: string): void {
  useEffect(
    () => () => {
      if (pending.current !== null) void runCommand('segments.setRule', { structureId, entryId, text: pending.current })
    },
    [pending, structureId, entryId],
  )
}
