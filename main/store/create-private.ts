import { closeSync, openSync } from 'node:fs'

/** Makes an empty file that only this person may read; SQLite gives its journals the rights of the file they belong to. */
export function createPrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch {
    // SQLite is asked for the same file next, and its refusal has a sentence.
  }
}
