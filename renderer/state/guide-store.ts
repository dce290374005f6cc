import { create } from 'zustand'
import { type StepId, useNavigation } from './navigation-store.ts'
import { useRecipePlace } from './recipe-place-store.ts'
import { useWorkspace } from './workspace-store.ts'

/** Pages of the guide in reading order; each is docs/guide/<id>.md. */
export const GUIDE_PAGES = [
  'start',
  'data',
  'several-files',
  'behaviours',
  'same-customer',
  'unseen-customers',
  'column-meanings',
  'column-check',
  'places',
  'rules',
  'options',
  'compare',
  'overlap',
  'certainty',
  'numbers',
  'what-it-takes',
  'workshop',
  'hand-over',
  'warehouse',
  'command-line',
  'formulas',
  'keyboard',
  'files-and-safety',
  'troubleshooting',
] as const
export type GuidePageId = (typeof GUIDE_PAGES)[number]

const PAGE_OF_STEP: Readonly<Record<StepId, GuidePageId>> = {
  frame: 'start',
  data: 'data',
  hypothesise: 'rules',
  compare: 'compare',
  validate: 'hand-over',
  activate: 'hand-over',
  govern: 'hand-over',
}

interface GuideState {
  /** The page that is open; null while the guide is closed. */
  readonly page: GuidePageId | null
  readonly areLicencesOpen: boolean
}

/** What help is open over the window. */
export const useGuide = create<GuideState>()(() => ({ page: null, areLicencesOpen: false }))

/** Opens a page, or the one about the step at hand. */
export function openGuide(page: GuidePageId = pageOfScreen()): void {
  useGuide.setState({ page, areLicencesOpen: false })
}

function pageOfScreen(): GuidePageId {
  const { workspace } = useWorkspace.getState()
  const { step } = useNavigation.getState()
  if (workspace === null) return 'start'
  return step === 'data' && useRecipePlace.getState().openIn === workspace.id ? 'several-files' : PAGE_OF_STEP[step]
}

/** Follows a link between pages, such as "rules.md"; one that leads to no page does nothing. */
export function followGuideLink(to: string): void {
  const page = GUIDE_PAGES.find((id) => to === `${id}.md`)
  if (page !== undefined) openGuide(page)
}

export function openLicences(): void {
  useGuide.setState({ page: null, areLicencesOpen: true })
}

export function closeGuide(): void {
  useGuide.setState({ page: null, areLicencesOpen: false })
}
