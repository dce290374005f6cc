import { useEffect, useRef, useState } from 'react'
import type { StructureReach } from '../../../shared/contract/structures.ts'
import { useQuery } from '../../state/use-query.ts'
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
}

/** Counts of an option while one of its rules is edited. `draftText` is the last readable text, null without an edit. */
export function useLiveReach(
  structureId: string,
  entryId: string,
  draftText: string | null,
  isUnread: boolean,
): LiveReach {
  const isAsking = useRef(false)
  const settled = useThrottled(draftText, SETTLE_MS, isAsking)
  const saved = useQuery('structures.reach', { structureId })
  const isEdited = draftText !== null && settled !== null
  const live = useQuery(
    'structures.reach',
    { structureId, draft: { entryId, text: settled ?? '' } },
    { enabled: isEdited },
  )
  isAsking.current = live.isLoading
  const was = useBefore(entryId, saved.isStale ? undefined : saved.data, draftText !== null)
  const now = isEdited ? (live.data ?? saved.data) : saved.data
  const isBehind = isEdited ? live.isStale || live.data === undefined || settled !== draftText : saved.isStale
  return { saved: saved.data, now, was, isStale: isBehind || isUnread }
}

/**
 * The value as it was when the edit of an entry at hand, or the last one, began. Another edit that is kept meanwhile moves it on;
 * the end of an edit does not. `saved` is undefined while its answer is on the way.
 */
export function useBefore<Value>(entryId: string, saved: Value | undefined, isEditing: boolean): Value | undefined {
  const [before, setBefore] = useState<{ readonly entryId: string; readonly value: Value } | null>(null)
  useEffect(() => {
    if (isEditing && saved !== undefined) setBefore({ entryId, value: saved })
  }, [entryId, isEditing, saved])
  return before?.entryId === entryId ? before.value : undefined
}
