import { useEffect, useMemo, useRef, useState } from 'react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { MovedThreshold, StructureReach } from '../../../shared/contract/structures.ts'
import { dropLine, isLineMoving, useLine } from '../../state/line-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { useMovedReach } from './use-moved-reach.ts'
import { useThrottled } from './use-throttled.ts'

/** Short enough to follow a hand, long enough for the answer to come in between. */
const SETTLE_MS = 80

export interface LiveReach {
  /** The rules as kept. */
  readonly saved: StructureReach | undefined
  /** With the edit, where there is one; else as kept. */
  readonly now: StructureReach | undefined
  /** Before the edit at hand, or before the last one since the entry was opened. */
  readonly was: StructureReach | undefined
  /** `now` answers an earlier text. */
  readonly isStale: boolean
  /** The edit at hand as a text, null without one; and whether what is kept is not counted yet. */
  readonly asked: string | null
  readonly isSavedBehind: boolean
}

/** An edit at hand: the last readable text of a rule, and a shared threshold that is being moved; null without. */
export interface LiveEdit {
  readonly draftText: string | null
  readonly threshold: MovedThreshold | null
  /** What was typed last cannot be read. */
  readonly isUnread: boolean
}

/** Counts of an option while one of its rules is edited. */
export function useLiveReach(structureId: string, entryId: string, edit: LiveEdit | null): LiveReach {
  // One text, so that an edit that is the same is no new question.
  const asked = edit === null || (edit.draftText === null && edit.threshold === null) ? null : questionOf(entryId, edit)
  const isAsking = useRef(false)
  const isFollowed = useRef(false)
  const settled = useThrottled(asked, SETTLE_MS, () => isAsking.current || (isFollowed.current && isLineMoving()))
  const saved = useQuery('structures.reach', { structureId })
  const isEdited = asked !== null && settled !== null
  const question = useMemo((): Question => (settled === null ? {} : JSON.parse(settled)), [settled])
  const live = useQuery('structures.reach', { structureId, ...question }, { enabled: isEdited })
  isAsking.current = live.isLoading
  const isHeld = useLine(({ step, released }) => step !== null && released === null)
  const thresholds = useWorkspace(({ workspace }) => JSON.stringify(workspace?.thresholds.map(({ value }) => value)))
  const was = useBefore(entryId, saved.isStale ? undefined : saved.data, asked !== null || isHeld, thresholds)
  const exact = isEdited ? (live.data ?? saved.data) : saved.data
  const isBehind = isEdited ? live.isStale || live.data === undefined || settled !== asked : saved.isStale
  const moved = useMovedReach(structureId, exact)
  isFollowed.current = moved !== null
  const isUnread = edit?.isUnread === true
  return {
    ...{ saved: saved.data, now: moved ?? exact, was, asked },
    isStale: (isBehind && moved === null) || isUnread,
    isSavedBehind: saved.isStale || saved.data === undefined,
  }
}

/**
 * A released line's figures are shown till the exact ones of what is kept are there, or something else is edited.
 * `draftText` is the rule's text that is not kept yet, null without one.
 */
export function useExactAfterRelease({ asked, isSavedBehind }: LiveReach, draftText: string | null): void {
  const released = useLine((state) => state.released)
  const revision = useWorkspace(({ workspace }) => workspace?.revision ?? 0)
  useEffect(() => {
    if (released === null) return
    const isKept = asked === null && !isSavedBehind && revision !== released.revision
    if (isKept || (draftText !== null && draftText !== released.text)) dropLine()
  }, [released, asked, isSavedBehind, revision, draftText])
}

type Question = Omit<InputOf<'structures.reach'>, 'structureId'>

function questionOf(entryId: string, { draftText, threshold }: LiveEdit): string {
  const question: Question = {
    ...(draftText === null ? {} : { draft: { entryId, text: draftText } }),
    ...(threshold === null ? {} : { threshold }),
  }
  return JSON.stringify(question)
}

/**
 * The value as it was when the edit of an entry at hand, or the last one, began. Another edit that is kept meanwhile moves it on;
 * the end of an edit does not. Where `thresholds` change without an edit, as typed in their list, it is the value before that.
 * `saved` is undefined while its answer is on the way.
 */
function useBefore<Value>(
  entryId: string,
  saved: Value | undefined,
  isEditing: boolean,
  thresholds: string,
): Value | undefined {
  const [before, setBefore] = useState<{ readonly entryId: string; readonly value: Value } | null>(null)
  const last = useRef<{ readonly thresholds: string; readonly value: Value } | null>(null)
  useEffect(() => {
    if (saved === undefined) return
    const former = last.current
    last.current = { thresholds, value: saved }
    if (isEditing) setBefore({ entryId, value: saved })
    else if (former !== null && former.thresholds !== thresholds) setBefore({ entryId, value: former.value })
  }, [entryId, isEditing, saved, thresholds])
  return before?.entryId === entryId ? before.value : undefined
}
