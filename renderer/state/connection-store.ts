import { create } from 'zustand'

interface ConnectionState {
  /** The event stream broke and is being tried again. */
  readonly isBroken: boolean
  /** It has been broken for longer than a restart takes: the person should know. */
  readonly isAway: boolean
}

/** A service that is started again answers within this. */
const RESTART_MS = 2000

/** Whether the workbench's service answers. */
export const useConnection = create<ConnectionState>()(() => ({ isBroken: false, isAway: false }))

let patience: ReturnType<typeof setTimeout> | undefined

/** The service answers; tells whether it did not before. */
export function noteConnected(): boolean {
  const { isBroken } = useConnection.getState()
  clearTimeout(patience)
  patience = undefined
  useConnection.setState({ isBroken: false, isAway: false })
  return isBroken
}

/** The service does not answer. */
export function noteDisconnected(): void {
  useConnection.setState({ isBroken: true })
  patience ??= setTimeout(() => useConnection.setState({ isAway: true }), RESTART_MS)
}
