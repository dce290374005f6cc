/** The local log: what happened, never data values or source paths. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, string | number | boolean>>): void
  /** Logs a bug with its inside and returns the id under which it can be found. */
  incident(error: unknown): string
}
