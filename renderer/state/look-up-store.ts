import { create } from 'zustand'
import { MOST_PINNED } from '../../shared/entities/board.ts'
import { runCommand } from './workspace-store.ts'

interface LookUpState {
  readonly isOpen: boolean
  /** The unit that is looked at; null while one is searched for. */
  readonly key: string | null
}

/** Which unit is being looked up. */
export const useLookUp = create<LookUpState>()(() => ({ isOpen: false, key: null }))

/** Opens the look-up, at a unit where one is named. */
export function openLookUp(key: string | null = null): void {
  useLookUp.setState({ isOpen: true, key })
}

export function closeLookUp(): void {
  useLookUp.setState({ isOpen: false, key: null })
}

/** Whether the board has room for one more pinned unit. */
export function canPin(pinned: readonly string[]): boolean {
  return pinned.length < MOST_PINNED
}

/** Keeps a unit in view on the board, or no longer. */
export function setPinned(key: string, isPinned: boolean): void {
  void runCommand('lookUp.pin', { key, isPinned })
}
