import type { RfmColumns } from '../../../shared/contract/learning.ts'
import type { RuleDraft, Structure } from '../../../shared/entities/structure.ts'
import { printColumn } from '../../../shared/rules/print-name.ts'

/**
 * The usual names over scores from 1 to 5 of recency (r), frequency (f) and money (m). The first rule that is true takes
 * the customer, and the last two take whatever the others leave: each of the 125 cells has exactly one name. Who has no
 * score, having never bought, goes to the standard path.
 */
const RULES: readonly (readonly [name: string, rule: (r: string, f: string, m: string) => string])[] = [
  ['Champions', (r, f, m) => `${r} >= 4 and ${f} >= 4 and ${m} >= 4`],
  ['Loyal', (r, f) => `${r} >= 3 and ${f} >= 4`],
  ['At risk', (r, f, m) => `${r} <= 2 and (${f} >= 4 or ${m} >= 4)`],
  ['New', (r, f) => `${r} >= 4 and ${f} = 1`],
  ['Potential loyal', (r) => `${r} >= 4`],
  ['Need attention', (r) => `${r} = 3`],
  ['Hibernating', (r) => `${r} = 2`],
  ['Lost', (r) => `${r} = 1`],
]

/** An option with the usual named segments as ordinary rules; at no position yet. */
export function rfmOption(
  { recency, frequency, monetary }: RfmColumns,
  draftOf: (text: string) => RuleDraft,
  newId: () => string,
): Structure {
  const [r, f, m] = [printColumn(recency), printColumn(frequency), printColumn(monetary)]
  return {
    id: newId(),
    name: 'RFM segments',
    lens: 'rfm',
    position: 0,
    exclusions: [],
    segments: RULES.map(([name, rule], index) => ({
      id: newId(),
      name,
      slot: index + 1,
      draft: draftOf(rule(r, f, m)),
    })),
    defaultPath: { name: 'No purchases' },
  }
}
