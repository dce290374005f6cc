import { create } from 'zustand'
import type { FigurePlace, FigurePlaceInput } from '../../shared/contract/explanations.ts'

interface WhyState {
  /** The figure that is asked about; null while nothing is. */
  readonly place: FigurePlace | null
}

/** Which figure is being explained. */
export const useWhy = create<WhyState>()(() => ({ place: null }))

/** Opens the explanation of a figure. */
export function askWhy(place: FigurePlaceInput): void {
  useWhy.setState({ place: { ...place, scenarioId: place.scenarioId ?? null } })
}

export function closeWhy(): void {
  useWhy.setState({ place: null })
}
