import type { ProofStanding } from '../../shared/contract/exports.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { ROLE_IDS } from '../../shared/economics/role.ts'
import type { Structure } from '../../shared/entities/structure.ts'
import { stepNotes as say } from '../strings/step-notes.ts'
import { formatUnits } from '../ui/format-number.ts'
import { boardOptions } from './board-options.ts'
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

const LATER: StepProgress = { share: 0, note: say.later, isLater: true }

/** The progress of every step of a workspace, with how the last proofs of its options stand now. */
export function stepProgress(
  workspace: WorkspaceView,
  proofs: readonly ProofStanding[],
): Readonly<Record<StepId, StepProgress>> {
  return {
    frame: frameProgress(workspace),
    data: dataProgress(workspace),
    hypothesise: hypothesiseProgress(workspace.structures),
    compare: compareProgress(workspace),
    validate: LATER,
    activate: LATER,
    govern: governProgress(workspace, proofs),
  }
}

function now(share: number, note: string): StepProgress {
  return { share, note, isLater: false }
}

function frameProgress({ frame }: WorkspaceView): StepProgress {
  const hasPeriod = frame.periodStart < frame.asOf
  return now(hasPeriod ? 1 : 0.75, hasPeriod ? say.measuredIn(frame.currency, frame.unitNoun.plural) : say.noLength)
}

function dataProgress({ spine, mapping, frame }: WorkspaceView): StepProgress {
  if (spine === null) return now(0, say.noTable)
  const bound = Object.values(mapping.roles)
  const confirmed = bound.filter((binding) => binding?.confirmed).length
  const hasMoney = mapping.roles.revenue?.confirmed === true
  const share = 0.5 + (hasMoney ? 0.25 : 0) + 0.25 * Math.min(1, confirmed / Math.min(4, ROLE_IDS.length))
  return now(share, formatUnits(spine.unitCount, frame.unitNoun))
}

/** A structure is whole once it has a segment and every rule can be read: what it leaves takes the default path. */
export function isWhole({ segments, exclusions }: Structure): boolean {
  return segments.length > 0 && [...segments, ...exclusions].every(({ draft }) => draft.rule !== null)
}

function hypothesiseProgress(structures: readonly Structure[]): StepProgress {
  if (structures.length === 0) return now(0, say.noOption)
  const whole = structures.filter(isWhole).length
  return now(Math.min(1, whole / 2), say.options(structures.length, structures.length - whole))
}

function compareProgress({ structures, board, spine }: WorkspaceView): StepProgress {
  if (spine === null) return now(0, say.needsTable)
  if (structures.length < 2) return now(0, say.needsTwo)
  const { ids, baselineId } = boardOptions(structures, board)
  const shown = structures.filter(({ id }) => ids.includes(id))
  const whole = shown.filter(isWhole).length
  if (whole < shown.length) return now(whole / shown.length, say.options(shown.length, shown.length - whole))
  return now(1, say.baseline(structures.find(({ id }) => id === baselineId)?.name ?? ''))
}

/** One option whose proof holds is enough to hand over. */
function governProgress({ structures, spine }: WorkspaceView, proofs: readonly ProofStanding[]): StepProgress {
  const ready = spine === null ? [] : structures.filter(isWhole)
  if (ready.length === 0) return now(0, say.nothingToHandOver)
  const known = proofs.filter(({ structureId }) => ready.some(({ id }) => id === structureId))
  const current = known.filter(({ isStale }) => !isStale)
  const proved = current.filter(({ verdict }) => verdict === 'same').length
  if (proved > 0) return now(1, say.proved(proved, ready.length))
  if (current.length > 0) return now(0.5, say.proofFailed)
  return known.length > 0 ? now(0.5, say.changedSinceProof) : now(0, say.readyToProve)
}
