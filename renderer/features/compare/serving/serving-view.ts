import { create } from 'zustand'
import type { ResourceId } from '../../../../shared/entities/operating-model.ts'

export type ServingTab = 'capacity' | 'statement' | 'levels' | 'allocation' | 'alike'

interface ServingViewState {
  readonly isOpen: boolean
  /** The option that is looked at; null or gone: the first of the board. */
  readonly structureId: string | null
  readonly tab: ServingTab
  /** The capacity that segments are held against; null: the one that binds. */
  readonly resource: ResourceId | null
  /** The line whose ways out are shown. */
  readonly lineId: string | null
}

/** How what options take is looked at; kept while the window is open. */
export const useServingView = create<ServingViewState>()(() => ({
  isOpen: false,
  structureId: null,
  tab: 'capacity',
  resource: null,
  lineId: null,
}))
