import { csvLine, SPREADSHEET_MARK } from '../files/csv-cell.ts'
import type { KeyDecision } from './key-decision.ts'

/** Decisions about keys as a CSV file with the columns decision, key, other, by and score. */
export function keyDecisionsCsv(decisions: readonly KeyDecision[]): string {
  const lines = decisions.map((decision) => {
    const other = decision.kind === 'merge' ? decision.into : decision.kind === 'keep' ? decision.other : ''
    const by = decision.kind === 'split' ? decision.by : ''
    const score = decision.kind === 'split' || decision.score === null ? '' : String(decision.score)
    return csvLine([decision.kind, decision.key, other, by, score])
  })
  return `${SPREADSHEET_MARK}${csvLine(['decision', 'key', 'other', 'by', 'score'])}${lines.join('')}`
}
