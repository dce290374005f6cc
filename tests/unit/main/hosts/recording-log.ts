import type { Log } from '../../../../main/ports/log.ts'

/** A log that keeps what it was told. */
export interface RecordingLog extends Log {
  readonly incidents: unknown[]
}

export function recordingLog(): RecordingLog {
  const incidents: unknown[] = []
  return {
    incidents,
    info: () => undefined,
    incident(error) {
      incidents.push(error)
      return `incident-${incidents.length}`
    },
  }
}
