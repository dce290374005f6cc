import { initialSchema } from './0001-initial-schema.ts'
import type { Migration } from './migration.ts'

/** Every step in order. A released step never changes: a new need is a new step and a new fixture file. */
export const ALL_MIGRATIONS: readonly Migration[] = [initialSchema]
