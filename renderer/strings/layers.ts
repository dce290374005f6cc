import { formatExactCount } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'

/** How alike two options divide the units, in words. */
function agreement(index: number): string {
  if (index >= 0.8) return 'are divided almost alike by'
  if (index >= 0.4) return 'are divided alike in part by'
  if (index >= 0.1) return 'are divided quite differently by'
  return 'are divided independently by'
}

/** Words of one option laid over another. */
export const layersWords = {
  open: 'Overlap',
  openHint: 'Lay one option over another: who is where in both',
  back: 'Back to the board',
  title: (a: string, b: string, index: number | null, isSame: boolean, noun: Noun) =>
    isSame
      ? `${a} and ${b} are the same division under two names`
      : index === null
        ? `${a} and ${b} laid over each other`
        : `${sentenceCase(noun.plural)} ${agreement(index)} ${a} and ${b}`,
  asking: 'Laying one option over the other',
  scope: (units: number, noun: Noun) => `${formatExactCount(units)} ${noun.plural} in both options`,
  agreementOf: (index: string) => `agreement ${index} of 1`,
  agreementHint: (rand: string, information: string) =>
    `1 is the same division, 0 what chance alone gives. Adjusted Rand index ${rand}; adjusted mutual information ${information}.`,
  pairsTitle: 'How alike the options are',
  pairsCaption:
    'Each two options on the board: 1 where both divide alike, about 0 where one says nothing of the other. Press a figure to see the two.',
  pairsSame: 'the same',
  pair: (a: string, b: string, index: string) => `${a} and ${b}: ${index}. Show them`,
  pairNone: 'n/a',
  rows: 'Rows',
  columns: 'Columns',
  measure: 'Measure',
  swap: 'Swap rows and columns',
  caption: (parts: readonly string[], noun: Noun) =>
    `Each cell: ${parts.join(', ')}. Shading: share of the row’s ${noun.plural}. Press a number of ${noun.plural} to see who they are.`,
  both: (row: string, column: string, units: string, noun: Noun) =>
    `${units} ${noun.plural} in ${row} and in ${column}: show them`,
  one: (name: string, units: string, noun: Noun) => `${units} ${noun.plural} in ${name}: show them`,
  all: (noun: Noun) => `All ${noun.plural}`,
  row: 'In rows',
  column: 'In columns',
  nobody: '–',
  nobodyHere: 'nobody',
  tableName: (a: string, b: string) => `${a} by ${b}`,
  failedRemedy: 'Choose other options, or go back to the board.',
  flowsTitle: (what: string, a: string, b: string) => `${sentenceCase(what)}, from ${a} to ${b}`,
  flowsCaption: (what: string, hasLoss: boolean) =>
    `Thickness: ${what}${hasLoss ? '; what is lost is red and dashed, as thick as the loss' : ''}. Press a band to see who they are.`,
  flowsNone: 'There is nothing to draw: no pair has a figure.',
  flow: (row: string, column: string, units: string, amount: string | null) =>
    `${row} and ${column}: ${units}${amount === null ? '' : `, ${amount}`}`,
  width: 'Thickness',
  broken: (list: string) => `These rules cannot run, so their units fall through: ${list}.`,
  actions: 'Copy or save the table',
} as const
