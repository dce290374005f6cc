/** The time and fresh ids, as arguments: tests pass their own. */
export interface Clock {
  /** ISO date and time, UTC. */
  now(): string
  /** A new unguessable id. */
  id(): string
}
