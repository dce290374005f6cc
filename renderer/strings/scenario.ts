import { ROLE_CATALOGUE } from '../../shared/economics/role-catalogue.ts'
import { type Assumptions, SCENARIO_COSTS, type Scenario } from '../../shared/entities/scenario.ts'
import { formatShare } from '../ui/format-number.ts'

const percent = (change: number): string => `${change > 0 ? '+' : ''}${formatShare(change)}`

/** Words of scenarios. */
export const scenarioWords = {
  menu: 'Scenario',
  menuLabel: 'Figures as they are, or under a scenario',
  asItIs: 'As things are',
  asItIsNote: 'The figures of the customer table',
  add: 'New scenario…',
  edit: (name: string) => `Change “${name}”…`,
  titleNew: 'New scenario',
  titleEdit: 'Change the scenario',
  lead: 'A scenario is the same customers in the same segments under other assumptions. The table and the rules are not altered.',
  name: 'Name',
  namePlaceholder: 'Prices up 5%',
  price: { label: 'Prices', why: 'Revenue, discounts and returns change; costs do not.' },
  demand: { label: 'What is bought', why: 'Revenue and the cost of what is sold change alike; costs to serve do not.' },
  churn: {
    label: 'Churn',
    why: 'Above zero: so many of those who stayed leave too. Below: so many of those lost stay.',
  },
  capital: { label: 'Cost of capital, a year', why: 'Empty: as in Frame.' },
  costs: 'Costs',
  without: 'A column is lost',
  withoutNote: 'What its meaning would tell is then not available.',
  none: 'none',
  keep: 'Keep the scenario',
  cancel: 'Cancel',
  remove: 'Delete',
  noAssumption: 'Change at least one thing.',
  strip: (name: string) => `Scenario “${name}”:`,
  stripNote: 'Below each figure stands its change from how things are. Segments and data are not altered.',
  back: 'As things are',
  change: 'Change…',
  inScenario: (name: string) => `Under the scenario “${name}”`,
  cutFigure: (change: string) => `${change} to as things are`,
} as const

/** What a scenario supposes, as a list: "prices +5.0%, churn +2.0%". */
export function assumptionWords(assumed: Assumptions): string {
  const { priceChange, demandChange, churnChange, costOfCapital, costChanges, without } = assumed
  const label = (role: Parameters<typeof labelOf>[0]): string => labelOf(role)
  return [
    priceChange === 0 ? null : `prices ${percent(priceChange)}`,
    demandChange === 0 ? null : `what is bought ${percent(demandChange)}`,
    churnChange === 0
      ? null
      : churnChange > 0
        ? `${formatShare(churnChange)} of those who stayed leave too`
        : `${formatShare(-churnChange)} of those lost stay`,
    costOfCapital === null ? null : `cost of capital ${formatShare(costOfCapital)}`,
    ...SCENARIO_COSTS.map((cost) => {
      const change = costChanges[cost] ?? 0
      return change === 0 ? null : `${label(cost)} ${percent(change)}`
    }),
    without.length === 0 ? null : `without ${without.map(label).join(', ')}`,
  ]
    .filter((part) => part !== null)
    .join(', ')
}

function labelOf(role: Scenario['without'][number]): string {
  return ROLE_CATALOGUE[role].label.toLowerCase()
}
