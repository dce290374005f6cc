import { lexText } from '../../../shared/rules/lex-rule.ts'
import { type Lexicon, RULE_LEXICON } from '../../../shared/rules/lexicon.ts'
import type { Range } from '../../../shared/rules/problem.ts'
import type { Token } from '../../../shared/rules/token.ts'

export interface Piece {
  readonly text: string
  /** Classes of the piece; '' for plain. */
  readonly look: string
  /** Offset in the text. */
  readonly start: number
}

const LOOKS: Partial<Record<Token['kind'], string>> = {
  keyword: 'keyword',
  text: 'quoted',
  number: 'figure',
  date: 'figure',
  threshold: 'named',
}

/** A rule's or formula's text cut into lines and pieces by what they are; `wrong` places are underlined, the `active` one stands out. */
export function highlightCode(
  text: string,
  wrong: readonly Range[],
  active: Range | null,
  lexicon: Lexicon = RULE_LEXICON,
): readonly (readonly Piece[])[] {
  const tokens = lexText(text, lexicon).tokens.filter(({ kind }) => kind !== 'end')
  const edges = new Set([0, text.length])
  for (const { start, end } of [...tokens, ...wrong, ...(active === null ? [] : [active])]) edges.add(start).add(end)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) edges.add(at).add(at + 1)
  const cuts = [...edges].filter((edge) => edge >= 0 && edge <= text.length).sort((a, b) => a - b)
  const lines: Piece[][] = [[]]
  cuts.forEach((start, index) => {
    const end = cuts[index + 1]
    if (end === undefined) return
    const piece = text.slice(start, end)
    if (piece === '\n') lines.push([])
    else lines.at(-1)?.push({ text: piece, look: lookOf(start, end, tokens, wrong, active), start })
  })
  return lines
}

function lookOf(
  start: number,
  end: number,
  tokens: readonly Token[],
  wrong: readonly Range[],
  active: Range | null,
): string {
  const isIn = (range: Range): boolean => range.start <= start && end <= range.end && range.end > range.start
  const token = tokens.find(isIn)
  return [
    token === undefined ? '' : (LOOKS[token.kind] ?? ''),
    wrong.some(isIn) ? 'wrong' : '',
    active !== null && isIn(active) ? 'active' : '',
  ]
    .filter((look) => look !== '')
    .join(' ')
}
