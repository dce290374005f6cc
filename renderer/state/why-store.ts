import { create } from 'zustand'
import type { FigurePlace } from '../../shared/contract/explanations.ts'

interface WhyState {
  /** The figure that is asked about; null while nothing is. */
  readonly place: FigurePlace | null
}

/** Which figure is being explained. */
export const useWhy = create<WhyState>()(() => ({ place: null }))

/** Opens the explanation of a figure. */
export function askWhy(place: FigurePlace): void {
  useWhy.setState({ place })
}

export function closeWhy(): void {
  useWhy.setState({ place: null })
}
