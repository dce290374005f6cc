import type { StatementStepId } from '../../shared/economics/profit-and-loss.ts'
import type { TenureBand } from '../../shared/economics/tenure-bands.ts'
import type { ResourceId } from '../../shared/entities/operating-model.ts'
import { type Load, TIGHT_LOAD } from '../../shared/serving/capacity.ts'
import { DRAIN_RATIO } from '../../shared/serving/drain.ts'
import { RESOURCES } from '../../shared/serving/resources.ts'
import type { WayOut } from '../../shared/serving/ways-out.ts'
import { currencySign, formatMoney } from '../ui/format-money.ts'
import { formatNumber, formatShare, formatUnits } from '../ui/format-number.ts'
import { formatDay } from '../ui/format-time.ts'
import { sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'
import { listed } from './listed.ts'

/** An amount of a resource: "11,000 days", "€25.6m". */
export function amountOf(resource: ResourceId, amount: number, noun: Noun, currency: string): string {
  const { unit } = RESOURCES[resource]
  if (unit === 'money') return formatMoney(amount, currency)
  if (unit === 'units') return formatUnits(amount, noun)
  return `${formatNumber(amount)} ${unit}`
}

/** A load in words: "115% of what there is"; above all numbers where there is nothing. */
export function loadWords({ load, demand }: Pick<Load, 'load' | 'demand'>): string {
  if (load !== null) return `${formatShare(load, 0)} of what there is`
  return demand === null ? 'not known' : 'needed, and there is none'
}

/** Words of what an option takes to serve. */
export const servingWords = {
  open: 'What it takes',
  back: 'Back to the board',
  stripOpen: 'Show capacities',
  strip: (parts: readonly string[]) => `Cannot be served today: ${parts.join('; ')}.`,
  shortIn: (names: readonly string[], letter: string) => `${listed(names)} in ${letter}`,
  option: 'Option',
  asking: 'Working out what it takes…',
  failedRemedy: 'The board and the other screens still work.',
  tabs: {
    capacity: 'Capacity',
    statement: 'Profit and loss',
    levels: 'Service levels',
    allocation: 'Allocation',
    alike: 'Like with like',
  },
  tabsLabel: 'What an option takes to serve',
  title: (binding: Load | null, hasCapacities: boolean): string => {
    if (!hasCapacities) return 'What it takes to serve; no capacity is given yet'
    if (binding === null) return 'What it takes to serve is not known: no column says'
    const name = RESOURCES[binding.resource].label
    return binding.state === 'over'
      ? `${name} binds: ${loadWords(binding)}`
      : `Everything fits; ${name.toLowerCase()} is fullest, ${loadWords(binding)}`
  },
  scope: (option: string, cannot: readonly string[], planned: number) =>
    cannot.length > 0
      ? `${option}: ${listed(cannot)} cannot be served today${planned > 0 ? `; ${planned} more by a planned day` : ''}`
      : `${option}: every segment can be served${planned > 0 ? `, ${planned} by a planned day` : ' today'}`,
  capacities: 'Capacities and limits',
  capacitiesCaption: `Needed by all that is served, the standard path with it. From ${formatShare(TIGHT_LOAD, 0)} it is tight, above 100% there is too little of it. The fullest binds.`,
  noCapacity: 'No capacity is given yet',
  noCapacityHelp:
    'Frame takes how many hours, days and how much money there are. Each option is then held against them.',
  toFrame: 'Give capacities in Frame',
  heads: {
    resource: 'Of what',
    capacity: 'There is',
    demand: 'Needed',
    load: 'Load',
    verdict: 'Verdict',
    line: 'Segment',
    needed: 'Needed',
    share: 'Share of it',
    contribution: (unit: string) => `Contribution, ${unit}`,
    contributionShare: 'Share of contribution',
    ratio: 'Used ÷ earned',
    ratioHint:
      'Share of what is needed ÷ share of contribution, over all that is served. Empty where nothing is earned.',
    shareHint: 'Needed by the line ÷ needed by all that is served.',
    contributionShareHint: 'Contribution of the line ÷ contribution of all that is served.',
  },
  optionsTitle: 'The options side by side',
  bindsHead: 'Binds',
  cannotHead: 'Cannot be served today',
  nobody: 'nobody',
  states: { fits: 'Fits', tight: 'Tight', over: 'Too little', unknown: 'Not available' },
  binds: 'binds',
  mapToKnow: (resource: ResourceId) => `Not available: map ${RESOURCES[resource].needs}.`,
  unknownUnits: (units: number, noun: Noun) => `${formatUnits(units, noun)} say nothing: the true load is higher.`,
  drainTitle: 'Capacity used against profit earned',
  drainCaption: `Share of what all that is served takes, beside its share of what all of that contributes. Above ${formatNumber(DRAIN_RATIO, 1)} a segment drains: it takes much more than it earns.`,
  resource: 'Capacity',
  drains: 'Drains',
  cannot: (resources: readonly string[]) => `Cannot be served today: ${listed(resources)}`,
  planned: (resource: string, by: string) => `${resource}: planned by ${formatDay(by)}`,
  overdue: (resource: string, by: string) => `${resource}: planned by ${formatDay(by)}, which has passed`,
  notServed: 'Not served',
  total: (noun: Noun) => `All ${noun.plural}`,
  served: 'All that is served',
  waysOut: 'Ways out…',
  waysOutOf: (name: string) => `Ways out for ${name}`,
  noMoney: (reason: string) => `Contribution is not available: ${reason}`,
  waysTitle: (name: string) => `${name}: what would help`,
  waysLead: (name: string, contribution: string) =>
    `${name} contributes ${contribution} now. Each way changes that and nothing else; suppositions stand in Frame.`,
  ways: {
    serveCheaper: 'Serve cheaper',
    reprice: 'Charge more',
    exit: 'Give up',
  } satisfies Record<WayOut['id'], string>,
  wayHeads: {
    way: 'Way',
    revenue: 'Revenue',
    cost: 'Cost',
    change: 'Contribution',
    firstYear: 'In the first year',
    after: 'Then',
    all: 'Of all then',
    stranded: 'Stranded cost',
  },
  waySupposed: {
    serveCheaper: (share: string) => `${share} less cost to serve`,
    reprice: (rise: string, loss: string) => `prices ${rise} up, ${loss} less bought`,
    exit: (months: number) => `over ${months} months; only avoidable cost ends`,
  },
  freed: (amounts: readonly string[]) =>
    amounts.length === 0 ? '' : `Giving up frees ${amounts.join('; ')}. That is worth nothing until it is assigned.`,
  freedAmount: (resource: string, amount: string) => `${amount} (${resource.toLowerCase()})`,
  waysUnknown: 'What the ways would change is not available: contribution is not known, or too large to add up.',
  cannotTitle: 'Cannot be served today',
  cannotLead:
    'Until its rules take fewer, a not-served rule takes it, or a day is planned by which there is enough. A plan whose day has passed does not count.',
  planTitle: (resource: string) => `Plan for ${resource.toLowerCase()}`,
  planBy: 'Enough by',
  planHow: 'How',
  planHowPlaceholder: 'Two more people hired',
  planKeep: 'Keep the plan',
  planRemove: 'Remove the plan',
  planNeedsFuture: (asOf: string) => `Choose a day after the as-of date, ${formatDay(asOf)}.`,
  openRule: 'Open the rule',
  close: 'Close',
  statementCaption: (unit: string) =>
    `From revenue to risk-adjusted contribution, ${unit}. Every line adds up over the segments to all; press a figure to see why.`,
  statementEnds: (reason: string) => `It ends here. ${reason}`,
  statementNothing: (reason: string) => `There is no statement: ${reason}`,
  steps: {
    revenue: 'Revenue',
    discounts: 'Discounts',
    returns: 'Returns',
    netRevenue: 'Net revenue',
    notCosted: 'Not costed',
    costedRevenue: 'Net revenue, costed',
    cogs: 'Cost of goods sold',
    grossMargin: 'Gross margin',
    deliveryCost: 'Delivery cost',
    supportCost: 'Support cost',
    implementationCost: 'Implementation cost',
    otherCostToServe: 'Other cost to serve',
    contribution: 'Contribution',
    notAssessed: 'Exposure or capital not known',
    expectedLoss: 'Expected loss',
    capitalCharge: 'Capital charge',
    riskAdjustedContribution: 'Risk-adjusted contribution',
  } satisfies Record<StatementStepId, string>,
  unattributed: 'On no row',
  unattributedHint: 'The books less all rows: what no account carries. It belongs to no segment.',
  ledger: 'Books',
  ledgerHint: 'As given under Ledger in Frame.',
  ties: (line: string, share: string) => `${line}: ${share} of the books is on no row.`,
  noLedger: 'Give the figures of the books under Ledger in Frame to tie the statement out.',
  levelsCaption: (unit: string) =>
    `The price of the service level times active years, against gross margin, from which service is paid; money in ${unit}. What serving cost in the period stands beside it.`,
  noLevels: 'No service level is written yet',
  noLevelsHelp: 'Frame takes what segments can get and what it costs. Here each segment is then given one.',
  toLevels: 'Write service levels in Frame',
  levelHeads: {
    level: 'Service level',
    gives: 'What it gets',
    years: (noun: Noun) => `${sentenceCase(noun.singular)}-years`,
    cost: 'It costs',
    costHint: 'Price of the service level × active years.',
    measuredHint: 'Mapped costs to serve of the period, costed rows.',
    leftHint: 'Gross margin − what the service level costs.',
    measured: 'Cost to serve now',
    earned: 'Gross margin',
    share: 'Of gross margin',
    left: 'Left',
  },
  noLevel: 'None',
  levelOf: (name: string) => `Service level of ${name}`,
  exceeds: 'Costs more than it earns',
  sameLevels: (one: string, other: string) => `${one} and ${other} promise the same at the same price.`,
  allocationCaption: (resource: string, amount: string, unit: string) =>
    `${resource}: ${amount} to give out. A segment contributes in proportion to what it gets of what it needs, and no more than now; money in ${unit}.`,
  allocationHeads: {
    even: 'Even spread',
    evenHint: 'Its share of all that is served, by number.',
    reachedHint: 'Contribution × what it gets ÷ what it needs, at most once.',
    differenceHint: 'Contributes − evenly.',
    share: 'Share to give',
    reached: 'Contributes',
    evenReached: 'Evenly',
    difference: 'Difference',
  },
  shareOf: (name: string) => `Share for ${name}`,
  exceedsAll: (total: string) => `The shares come to ${total}: more than there is. Give less to some.`,
  asNeeded: 'As needed now',
  evenly: 'Evenly',
  bestFirst: 'Best use first',
  allocationUnknown: (resource: string) => `Nobody knows who needs ${resource}: map its meaning in Data.`,
  noShortage: 'Give a capacity in Frame to share it out.',
  alikeCaption: (sign: string) =>
    `Contribution per active year, ${sign}, among customers that are alike. Where a difference to all is gone among them, it came from what they are alike in and not from the segment.`,
  noTenure: 'Tenure is not available: map the meaning Customer since in Data.',
  bandName: ({ from, to, isTooNew }: TenureBand): string => {
    if (isTooNew && to !== null) return `Too new: under ${formatNumber(to * 12)} months`
    if (to === null) return `${yearsOf(from)} years and more`
    return `${yearsOf(from)} to ${yearsOf(to)} years`
  },
  unknownBand: 'Not known',
  alikeIn: 'Alike in',
  tenure: 'Tenure',
  reversals: 'Segments that change places',
  reversal: (more: string, less: string) =>
    `${more} earns more than ${less} as it is, and less among customers that are alike.`,
  noReversal: 'No two segments change places among customers that are alike.',
  difference: 'Against all',
  differenceHint: 'Contribution per active year of the line − that of all.',
  likeDifferenceHint: 'The same in each band, weighted by the active years of all in it.',
  likeDifference: 'Among those alike',
  isExplained: 'Explained by it',
  isExplainedHint: 'Less than a quarter of the difference is left among customers that are alike, or it turns round.',
  withheld: (least: number) => `Withheld: fewer than ${least}, or they could be worked out by it`,
  withheldShort: 'withheld',
  signOf: (currency: string) => currencySign(currency),
} as const

const yearsOf = (years: number): string => formatNumber(years, Number.isInteger(years) ? 0 : 1)
