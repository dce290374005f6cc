import { type Mapping, ROLE_IDS } from '../economics/role.ts'
import { ROLE_CATALOGUE } from '../economics/role-catalogue.ts'
import type { Frame } from '../entities/frame.ts'
import { type Dictionary, noteOf } from './dictionary.ts'

/**
 * Why the amounts that meanings add up cannot be added, as a sentence; null where they can. Only what a person said of
 * columns counts: their currency must be the workspace's, and none may be net where another is with tax.
 */
export function moneyClash(
  { roles }: Mapping,
  dictionary: Dictionary,
  { currency }: Pick<Frame, 'currency'>,
): string | null {
  const amounts = ROLE_IDS.flatMap((role) => {
    const binding = roles[role]
    if (!binding?.confirmed || !ROLE_CATALOGUE[role].unit.startsWith('money')) return []
    const said = noteOf(dictionary, binding.column).said
    return [{ label: ROLE_CATALOGUE[role].label, column: binding.column, said }]
  })
  const foreign = amounts.find(({ said }) => said?.currency && said.currency !== currency)
  if (foreign)
    return `“${foreign.column}” is in ${foreign.said?.currency} and ${foreign.label.toLowerCase()} counts in ${currency}: the two cannot be added.`
  const net = amounts.find(({ said }) => said?.taxBasis === 'net')
  const gross = amounts.find(({ said }) => said?.taxBasis === 'gross')
  if (!net || !gross) return null
  return `“${net.column}” is net of tax and “${gross.column}” is with tax: the two cannot be added.`
}
