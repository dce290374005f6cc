import { AppError } from '../../shared/contract/app-error.ts'
import type { RfmColumns, WantedScore } from '../../shared/contract/learning.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { RecipeScore, ScorePart } from '../../shared/recipe/score.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { learnCutPoints } from '../domain/learning/cut-points.ts'
import { movedByFolds, SCORE_PARTS } from '../domain/learning/learn-score.ts'
import { rfmOption } from '../domain/structures/rfm-option.ts'
import { recipeChange, structureChange } from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import { numberAt } from './column-numbers.ts'
import type { JobRunner } from './job-runner.ts'
import type { LearningGate, LearningSet } from './learning-gate.ts'
import { draftOf, freeStructureName, nextPosition } from './structure-service.ts'
import type { OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Scores of recency, frequency and money, and the option with their named segments. */
export interface ScoreService {
  learn(wanted: readonly WantedScore[]): string
  rfm(): RfmColumns | null
  addRfmOption(): Promise<WorkspaceView>
}

export interface ScoreServiceOptions {
  readonly session: WorkspaceSession
  readonly gate: Pick<LearningGate, 'training'>
  readonly jobs: JobRunner
  readonly clock: Clock
}

export function createScoreService({ session, gate, jobs, clock }: ScoreServiceOptions): ScoreService {
  const rfm = ({ document: { recipe, spine } }: OpenWorkspace): RfmColumns | null => {
    const columnOf = (part: ScorePart): string | null => {
      const name = recipe?.scores.find((score) => score.part === part)?.name
      return name !== undefined && spine?.columns.some((column) => column.name === name) === true ? name : null
    }
    const [recency, frequency, monetary] = [columnOf('recency'), columnOf('frequency'), columnOf('monetary')]
    return recency === null || frequency === null || monetary === null ? null : { recency, frequency, monetary }
  }

  return {
    learn(wanted) {
      const { id, document } = session.loaded()
      requireRecipe({ document })
      return jobs.start('hold-out', async (report, signal) => {
        const phase = 'Learning cut points'
        report({ phase, done: 0, total: wanted.length + 1, unit: 'steps' })
        const set = await gate.training(signal)
        const learned: RecipeScore[] = []
        for (const each of wanted) {
          signal.throwIfAborted()
          report({ phase, done: learned.length + 1, total: wanted.length + 1, unit: 'steps' })
          learned.push(learnScore(each, set))
        }
        await session.commit('learn scores', () => {
          // Another workspace may be open by now, whose customers these were not learned from.
          const recipe = requireRecipe(session.stillOpen(id))
          const kept = recipe.scores.filter(({ name }) => learned.every((score) => score.name !== name))
          return [recipeChange({ ...recipe, scores: [...kept, ...learned] })]
        })
        return { learned: true }
      })
    },
    rfm: () => rfm(session.required()),
    addRfmOption: () =>
      session.commit('add RFM segments', (workspace) => {
        const columns = rfm(workspace)
        if (columns === null)
          throw new AppError('not-available', 'The customer table has no scores of recency, frequency and money.', {
            remedy: 'Add them under Sources and steps, then build the table.',
          })
        const draft = (text: string) => draftOf(text, workspace.scope)
        const option = rfmOption(columns, draft, () => clock.id())
        const name = freeStructureName(option.name, workspace)
        return [structureChange({ ...option, name, position: nextPosition(workspace) })]
      }),
  }
}

function learnScore({ part, name, column, better }: WantedScore, set: LearningSet): RecipeScore {
  const { table, rows, asOf, holdOut, repeats } = set
  const index = columnIndexOf(table, column)
  const type = table.columns[index]?.type
  if (type === undefined)
    throw new AppError('not-available', `The customer table has no column “${column}” yet.`, {
      remedy: 'Build the table first: cut points are learned from its values.',
    })
  if (type !== 'number' && type !== 'integer')
    throw new AppError('bad-request', `“${column}” holds no numbers.`, { remedy: 'Choose a number column.' })
  const valueAt = numberAt(table, index)
  const cuts = learnCutPoints(rows, valueAt, SCORE_PARTS)
  if (cuts.length === 0 || !cuts.every(Number.isFinite))
    throw new AppError('not-available', `“${column}” has no values to learn cut points from.`)
  return {
    ...{ part, name, column, better, cuts: [...cuts] },
    learned: {
      asOf,
      units: rows.values(valueAt).length,
      withoutUnseen: holdOut?.method === 'share' ? holdOut.digest : null,
      movedByFolds: holdOut?.method === 'folds' ? movedByFolds(rows, repeats, valueAt, better) : null,
    },
  }
}

function requireRecipe({ document: { recipe } }: Pick<OpenWorkspace, 'document'>) {
  if (recipe !== null) return recipe
  throw new AppError('not-available', 'Scores are made where the table is made from sources and steps.', {
    remedy: 'Bring the file in under “Several files…”.',
  })
}
