import { create } from 'zustand'
import type { SpreadMeasure } from '../../../../shared/contract/statistics.ts'

/** Whose spread is looked at; null for the first that there is. Kept while the window is open. */
export const useStillView = create<{ readonly measure: SpreadMeasure | null }>()(() => ({ measure: null }))
