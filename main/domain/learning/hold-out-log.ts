import { type HoldOut, type HoldOutEvent, holdOutEvent } from '../../../shared/entities/hold-out.ts'

/** Kind of the log's entries. */
export const HOLD_OUT_LOG = 'hold-out'

export interface DatedEvent {
  /** ISO date and time. */
  readonly at: string
  readonly event: HoldOutEvent
}

/** The events in the log's order; an entry that cannot be read is left out. */
export function eventsOf(log: readonly { readonly at: string; readonly value: unknown }[]): readonly DatedEvent[] {
  return log.flatMap(({ at, value }) => {
    const parsed = holdOutEvent.safeParse(value)
    return parsed.success ? [{ at, event: parsed.data }] : []
  })
}

/** What is locked now; null where nothing is. */
export function lockedNow(events: readonly DatedEvent[]): (HoldOut & { readonly lockedAt: string }) | null {
  const last = events.findLast(({ event }) => event.event !== 'read')
  return last?.event.event === 'locked' ? { ...last.event.holdOut, lockedAt: last.at } : null
}
