import { create } from 'zustand'

interface ConnectionState {
  /** The event stream broke and is being tried again. */
  readonly isBroken: boolean
}

/** Whether the workbench's service answers. */
export const useConnection = create<ConnectionState>()(() => ({ isBroken: false }))
