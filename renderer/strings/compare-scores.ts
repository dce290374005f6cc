import { spokenColumn } from '../../shared/rules/spoken-column.ts'
import type { Finding } from '../features/compare/compare-finding.ts'
import type { LeadScore, ScoreId } from '../features/compare/option-scores.ts'
import { formatShare } from '../ui/format-number.ts'
import { numberWord, sentenceCase } from '../ui/number-word.ts'

const SCORE_NAMES: Readonly<Record<ScoreId, string>> = {
  separation: 'Profit differences explained',
  churnContrast: 'Churn contrast',
  revenueSeparation: 'Revenue differences explained',
  defaultShare: 'Standard path',
  excludedShare: 'Not served',
  overlapShare: 'Overlap before order',
}

/** Words of what options are scored by, and of what the board has to say. */
export const scoreWords = {
  title: findingTitle,
  score: (id: ScoreId) => SCORE_NAMES[id],
  scoreHint: {
    separation: 'Share of the variance of contribution per unit that lies between the segments (η²).',
    churnContrast: "How far churn differs between the segments, from 0 (not at all) to 1 (Cramér's V).",
    revenueSeparation:
      'Share of the variance of revenue per unit that lies between the segments (η²). It stands in for profit, which is not known.',
    defaultShare: 'Share of units that no rule takes.',
    excludedShare: 'Share of units that a not-served rule takes.',
    overlapShare: 'Share of units that more than one rule matches, before the order decides.',
  } satisfies Record<ScoreId, string>,
  separationNone: 'Too few units have contribution to tell.',
  circular: 'circular',
  circularHint: (columns: readonly string[]) =>
    `Its rules cut on ${columnList(columns)}, of which this figure is made: it is high in part by construction.`,
} as const

/** What each score says is parted. */
const LEAD_WORDS: Readonly<Record<LeadScore, string>> = {
  separation: 'profit',
  churnContrast: 'churn',
  revenueSeparation: 'revenue',
}

const MOST_COLUMNS = 2

/** "gross margin and support cost", "revenue, discounts and 2 more". */
function columnList(columns: readonly string[]): string {
  const said = columns.slice(0, MOST_COLUMNS).map(spokenColumn)
  const more = columns.length - said.length
  return more > 0 ? `${said.join(', ')} and ${more} more` : said.join(' and ')
}

function findingTitle(finding: Finding, count: number): string {
  switch (finding.kind) {
    case 'separates-best': {
      const rest =
        finding.rest === null
          ? ''
          : `; ${finding.rest.name} leaves ${formatShare(finding.rest.defaultShare)} on the standard path`
      const circular =
        finding.circular.length === 0
          ? ''
          : `, in part by construction: its rules cut on ${columnList(finding.circular)}`
      return `${finding.name} separates ${LEAD_WORDS[finding.by]} best${circular === '' ? rest : circular}`
    }
    case 'separate-alike':
      return `${finding.names[0]} and ${finding.names[1]} separate ${LEAD_WORDS[finding.by]} about equally`
    case 'classifies-most':
      return finding.share > 0.9995
        ? `${finding.name} leaves nobody without a segment`
        : `${finding.name} gives a segment to ${formatShare(finding.share)}, the most of the ${numberWord(count)}`
    case 'none':
      return `${sentenceCase(numberWord(count))} options side by side`
  }
}
