import { type DuplicatesFound, duplicatesFound } from '../../../shared/contract/duplicates.ts'
import type { CommandContext } from './command-context.ts'
import { count, counted } from './counted.ts'
import { UsageError } from './options.ts'

/** What was found, and what of it was merged. */
export interface DuplicatesResult {
  readonly found: DuplicatesFound
  /** Pairs that were merged; null where none were asked for. */
  readonly merged: number | null
}

const SHOWN = 40

/** `tessera duplicates`: rows that may be one unit; `--merge` merges those at least so sure. */
export async function duplicatesCommand(context: CommandContext): Promise<DuplicatesResult> {
  const { options, client, progress } = context
  if (options.operands.length > 0) throw new UsageError('duplicates takes no file; it looks at the recipe’s own.')
  const least = mergeFrom(options.one('merge'))
  await context.openWorkspace('refuse')
  const { jobId } = await client.call('recipe.findDuplicates', {})
  const found = duplicatesFound.parse(await client.finish(jobId, progress))
  if (least === null) return { found, merged: null }
  // Files without duplicates are what a pipeline wishes for, not a failure.
  if (!found.findings.some(({ score }) => score >= least)) return { found, merged: 0 }
  const before = (await client.call('recipe.get', {}))?.recipe.keyDecisions.length ?? 0
  const { recipe } = await client.call('recipe.mergeFound', { least })
  return { found, merged: recipe.keyDecisions.length - before }
}

function mergeFrom(text: string | undefined): number | null {
  if (text === undefined) return null
  const least = Number(text)
  if (text.trim() !== '' && least > 0 && least <= 1) return least
  throw new UsageError('--merge takes how sure it must be, above 0 and up to 1, such as 0.9.')
}

/** What was found as lines of text. */
export function duplicatesText({ found, merged }: DuplicatesResult): string {
  const { findings, rows, compared, likely } = found
  const shown = findings.slice(0, SHOWN).map(({ key, other, score, evidence }) => {
    const why = evidence
      .filter(({ agreement }) => agreement !== null)
      .map(({ columns, agreement }) => `${columns.join(' ')} ${AGREEMENTS[agreement ?? 'differs']}`)
    const pair = key === other ? `${key} stands twice` : `${key} and ${other}`
    return `  ${score.toFixed(3)}  ${pair}: ${why.join(', ')}`
  })
  const more = found.found - shown.length
  return [
    `${counted(found.found, 'pair')} among ${count(rows)} rows may be one; ${count(likely)} likely; ${counted(compared, 'pair')} compared`,
    ...shown,
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
    ...(merged === null ? [] : [mergedText(merged)]),
  ].join('\n')
}

function mergedText(merged: number): string {
  if (merged === 0) return 'no pair is so sure: nothing was merged'
  return `${counted(merged, 'decision')} kept in the recipe; build the table to use ${merged === 1 ? 'it' : 'them'}`
}

const AGREEMENTS = { same: 'the same', near: 'nearly the same', some: 'somewhat alike', differs: 'different' } as const
