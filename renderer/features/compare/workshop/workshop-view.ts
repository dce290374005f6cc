import { create } from 'zustand'

/** What the room looks at besides the board. */
export type WorkshopPart = 'changes' | 'scores' | 'goal'

interface WorkshopViewState {
  /** Null: the board. */
  readonly part: WorkshopPart | null
  /** The option that is looked at; null or gone: the first of the board. */
  readonly structureId: string | null
  /** What it is compared with: "version 12", "option b"; null or gone: its version before. */
  readonly against: string | null
  readonly scoresTab: 'options' | 'segments'
}

/** How the room looks at the board; kept while the window is open. */
export const useWorkshopView = create<WorkshopViewState>()(() => ({
  part: null,
  structureId: null,
  against: null,
  scoresTab: 'options',
}))

export function openPart(part: WorkshopPart): void {
  useWorkshopView.setState({ part })
}

export function backToBoard(): void {
  useWorkshopView.setState({ part: null })
}
