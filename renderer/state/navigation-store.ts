import { create } from 'zustand'
import { leaveField } from './keep-typed.ts'
import { noteMeasured } from './live-figures-store.ts'

export const STEP_IDS = ['frame', 'data', 'hypothesise', 'compare', 'validate', 'activate', 'govern'] as const
export type StepId = (typeof STEP_IDS)[number]

interface NavigationState {
  readonly step: StepId
  /** The person went there; false where the opening of a workspace put them. */
  readonly isChosen: boolean
  /** Whether the inspector is shown, remembered per step. */
  readonly inspectorOpen: Readonly<Record<StepId, boolean>>
  /** The structure being edited or exported, and the entry picked in it. Ids that are gone are ignored. */
  readonly structureId: string | null
  readonly entryId: string | null
}

/** Where the inspector would float over the canvas it begins closed. */
const isWide = (globalThis.innerWidth ?? 1280) > 1100

const OPEN: Record<StepId, boolean> = {
  frame: isWide,
  data: isWide,
  hypothesise: isWide,
  compare: isWide,
  validate: isWide,
  activate: isWide,
  govern: isWide,
}

/** Where the person is: step, selection, inspector. */
export const useNavigation = create<NavigationState>()(() => ({
  step: 'data',
  isChosen: false,
  inspectorOpen: OPEN,
  structureId: null,
  entryId: null,
}))

/** Goes to a step. */
export function goToStep(step: StepId): void {
  if (step !== useNavigation.getState().step) {
    leaveField()
    // What was measured belongs to the screen that is left.
    noteMeasured(null)
  }
  useNavigation.setState({ step, isChosen: true })
}

/** Opens a structure, and one of its entries where given, on the step that edits it. */
export function openStructure(structureId: string, entryId: string | null = null): void {
  if (useNavigation.getState().step !== 'hypothesise') leaveField()
  useNavigation.setState({ step: 'hypothesise', isChosen: true, structureId, entryId })
}

/** Picks a structure and an entry without leaving the step. */
export function select(structureId: string | null, entryId: string | null = null): void {
  useNavigation.setState({ structureId, entryId })
}

/** Shows or hides the inspector of a step. */
export function setInspectorOpen(step: StepId, open: boolean): void {
  useNavigation.setState(({ inspectorOpen }) => ({ inspectorOpen: { ...inspectorOpen, [step]: open } }))
}

/** Forgets selections: another workspace was opened. */
export function resetNavigation(step: StepId): void {
  useNavigation.setState({ step, isChosen: false, structureId: null, entryId: null })
}
