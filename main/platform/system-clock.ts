import { randomUUID } from 'node:crypto'
import type { Clock } from '../ports/clock.ts'

/** The computer's own time, and random ids. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  id: () => randomUUID(),
}
