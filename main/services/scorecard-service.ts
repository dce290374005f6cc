import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { Posture, Scorecard } from '../../shared/entities/scorecard.ts'
import { boardChange } from '../domain/workspace/workspace-document.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** How the room weighs options and segments, and what it decided of segments. */
export interface ScorecardService {
  /** Changes some weights; the others stay. */
  weigh(weights: Scorecard['weights']): Promise<WorkspaceView>
  reset(): Promise<WorkspaceView>
  decide(entryId: string, posture: Posture | null): Promise<WorkspaceView>
}

export function createScorecardService(session: Pick<WorkspaceSession, 'commit'>): ScorecardService {
  const change = (label: string, edit: (scorecard: Scorecard) => Scorecard): Promise<WorkspaceView> =>
    session.commit(label, ({ document: { board } }) => {
      const scorecard = edit(board.scorecard)
      return JSON.stringify(scorecard) === JSON.stringify(board.scorecard) ? [] : [boardChange({ ...board, scorecard })]
    })
  return {
    weigh: (weights) =>
      change('change weights', (scorecard) => ({ ...scorecard, weights: { ...scorecard.weights, ...weights } })),
    reset: () => change('usual weights', (scorecard) => ({ ...scorecard, weights: {} })),
    decide: (entryId, posture) =>
      change('decide posture', ({ postures, ...rest }) => {
        const { [entryId]: _former, ...others } = postures
        return { ...rest, postures: posture === null ? others : { ...others, [entryId]: posture } }
      }),
  }
}
