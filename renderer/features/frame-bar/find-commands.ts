import type { Command } from '../../state/commands-store.ts'
import { fuzzyScore } from './fuzzy-match.ts'

const SECTION_RANK: Readonly<Record<Command['section'], number>> = {
  Commands: 4,
  Screens: 3,
  Options: 2,
  Segments: 1,
  Columns: 0,
}

export interface FoundCommand {
  readonly command: Command
  readonly isRecent: boolean
}

const MAXIMUM_SHOWN = 60
const WORST_SHARE = 0.45

/** The commands that fit what was typed, best first; without a question the recent ones first, then all by section. */
export function findCommands(
  question: string,
  commands: readonly Command[],
  recentIds: readonly string[],
): readonly FoundCommand[] {
  const recency = (id: string) => {
    const at = recentIds.indexOf(id)
    return at === -1 ? 0 : recentIds.length - at
  }
  const found = commands
    .map((command) => ({ command, isRecent: recency(command.id) > 0, score: scoreOf(question, command) }))
    .filter((found): found is typeof found & { score: number } => found.score !== null)
    .sort(
      (a, b) =>
        b.score - a.score ||
        recency(b.command.id) - recency(a.command.id) ||
        SECTION_RANK[b.command.section] - SECTION_RANK[a.command.section],
    )
  // Letters strewn over a long title fit almost anything: what is far worse than the best is no answer.
  const least = (found[0]?.score ?? 0) * WORST_SHARE
  return found
    .filter(({ score }) => score >= least)
    .slice(0, MAXIMUM_SHOWN)
    .map(({ command, isRecent }) => ({ command, isRecent }))
}

function scoreOf(question: string, { title, words }: Command): number | null {
  if (question.trim() === '') return 0
  const byTitle = fuzzyScore(question, title)
  const byWords = words === undefined ? null : fuzzyScore(question, words)
  if (byTitle === null && byWords === null) return null
  return Math.max(byTitle ?? Number.NEGATIVE_INFINITY, (byWords ?? Number.NEGATIVE_INFINITY) - 2)
}
