import { formatCount } from '../ui/format-number.ts'

const options = (count: number) => `${formatCount(count)} ${count === 1 ? 'option' : 'options'}`

/** What stands under the name of each step: its artefact in words. */
export const stepNotes = {
  later: 'In a later version',
  noLength: 'Period has no length',
  measuredIn: (currency: string, plural: string) => `${currency}, ${plural}`,
  noTable: 'No customer table yet',
  noOption: 'No option yet',
  options: (count: number, unfinished: number) =>
    unfinished === 0 ? options(count) : `${options(count)}, ${formatCount(unfinished)} unfinished`,
  needsTable: 'Needs a customer table',
  needsTwo: 'Needs two options',
  baseline: (name: string) => `Baseline: ${name}`,
  nothingToHandOver: 'Nothing to hand over',
  readyToProve: 'Ready to prove',
  proved: (count: number, of: number) =>
    of === 1 ? 'Proved' : `${formatCount(count)} of ${formatCount(of)} options proved`,
  changedSinceProof: 'Changed since its proof',
  proofFailed: 'A proof found a fault',
} as const
