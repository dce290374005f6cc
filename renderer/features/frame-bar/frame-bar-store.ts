import { create } from 'zustand'

interface FrameBarState {
  readonly isPaletteOpen: boolean
  readonly isKeyboardListOpen: boolean
}

/** What floats over the frame. */
export const useFrameBar = create<FrameBarState>()(() => ({ isPaletteOpen: false, isKeyboardListOpen: false }))

export function openPalette(): void {
  useFrameBar.setState({ isPaletteOpen: true, isKeyboardListOpen: false })
}

export function closePalette(): void {
  useFrameBar.setState({ isPaletteOpen: false })
}

export function openKeyboardList(): void {
  useFrameBar.setState({ isKeyboardListOpen: true, isPaletteOpen: false })
}

export function closeKeyboardList(): void {
  useFrameBar.setState({ isKeyboardListOpen: false })
}
