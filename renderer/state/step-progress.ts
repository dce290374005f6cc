import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { ROLE_IDS } from '../../shared/economics/role.ts'
import type { Structure } from '../../shared/entities/structure.ts'
import { formatCount, formatUnits } from '../ui/format-number.ts'
import type { StepId } from './navigation-store.ts'

/** How far a step is: derived from what the workspace holds, never ticked by hand. */
export interface StepProgress {
  /** 0..1; 1 draws a tick. */
  readonly share: number
  /** The step's artefact in words. */
  readonly note: string
  /** The step is not part of this version. */
  readonly isLater: boolean
}

const LATER: StepProgress = { share: 0, note: 'In a later version', isLater: true }

/** The progress of every step of a workspace. */
export function stepProgress(workspace: WorkspaceView): Readonly<Record<StepId, StepProgress>> {
  return {
    frame: frameProgress(workspace),
    data: dataProgress(workspace),
    hypothesise: hypothesiseProgress(workspace.structures),
    compare: compareProgress(workspace),
    validate: LATER,
    activate: LATER,
    govern: governProgress(workspace),
  }
}

function now(share: number, note: string): StepProgress {
  return { share, note, isLater: false }
}

function frameProgress({ frame }: WorkspaceView): StepProgress {
  const hasPeriod = frame.periodStart < frame.asOf
  return now(hasPeriod ? 1 : 0.75, hasPeriod ? `${frame.currency}, ${frame.unitNoun.plural}` : 'Period has no length')
}

function dataProgress({ spine, mapping, frame }: WorkspaceView): StepProgress {
  if (spine === null) return now(0, 'No customer table yet')
  const bound = Object.values(mapping.roles)
  const confirmed = bound.filter((binding) => binding?.confirmed).length
  const hasMoney = mapping.roles.revenue?.confirmed === true
  const share = 0.5 + (hasMoney ? 0.25 : 0) + 0.25 * Math.min(1, confirmed / Math.min(4, ROLE_IDS.length))
  return now(share, formatUnits(spine.unitCount, frame.unitNoun))
}

/** A structure is whole once it has two segments and every rule can be read. */
export function isWhole({ segments, exclusions }: Structure): boolean {
  return segments.length >= 2 && [...segments, ...exclusions].every(({ draft }) => draft.rule !== null)
}

function hypothesiseProgress(structures: readonly Structure[]): StepProgress {
  if (structures.length === 0) return now(0, 'No option yet')
  const whole = structures.filter(isWhole).length
  const unfinished = structures.length - whole
  const note = `${formatCount(structures.length)} ${structures.length === 1 ? 'option' : 'options'}`
  return now(Math.min(1, whole / 2), unfinished === 0 ? note : `${note}, ${unfinished} unfinished`)
}

function compareProgress({ structures, board, spine }: WorkspaceView): StepProgress {
  const whole = structures.filter(isWhole).length
  if (spine === null || whole < 2) return now(0, 'Needs two options')
  const baseline = structures.find(({ id }) => id === board.baselineId)
  return baseline ? now(1, `Baseline: ${baseline.name}`) : now(0.75, `${formatCount(whole)} options side by side`)
}

function governProgress({ structures, spine }: WorkspaceView): StepProgress {
  const ready = spine === null ? 0 : structures.filter(isWhole).length
  return now(0, ready === 0 ? 'Nothing to hand over' : 'Ready to prove')
}
