import type { QualityLimits } from './quality-limits.ts'

/** What is counted in units that are no persons: of these small groups tell nothing of anybody. */
const ORGANISATIONS =
  /^(accounts?|compan(?:y|ies)|organi[sz]ations?|business(?:es)?|firms?|enterprises?|corporations?|sites?|branch(?:es)?|stores?|shops?|locations?|plants?|dealers?|resellers?|retailers?|partners?|suppliers?|vendors?|merchants?|contracts?|products?|deals?|orders?|invoices?)$/i

/** Whether units are organisations or things, by what they are called; whoever may be a person counts as one. */
export function areOrganisations(noun: { readonly plural: string; readonly singular: string }): boolean {
  return [noun.plural, noun.singular].some((word) => ORGANISATIONS.test(word.trim().split(/\s+/).at(-1) ?? ''))
}

/** Units that a group must have to be shared; 0 where small groups are not withheld. */
export function leastShared(
  { smallGroups, smallestGroup }: Pick<QualityLimits, 'smallGroups' | 'smallestGroup'>,
  noun: { readonly plural: string; readonly singular: string },
): number {
  if (smallGroups === 'shown') return 0
  return smallGroups === 'withheld' || !areOrganisations(noun) ? smallestGroup : 0
}
