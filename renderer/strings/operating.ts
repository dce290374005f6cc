import type { LedgerLine, ResourceId } from '../../shared/entities/operating-model.ts'

/** Words of the Frame step for capacities, limits, service levels, what is supposed of costs, and the ledger. */
export const operatingWords = {
  groups: {
    capacities: 'Capacities',
    limits: 'Financial limits',
    levels: 'Service levels',
    waysOut: 'If a segment drains',
    ledger: 'Ledger',
  },
  capacitiesLead:
    'What there is in the period. Compare holds what each option takes against it and names the capacity that binds. Empty: not limited.',
  limitsLead: 'What may be tied up or at stake on the as-of date. Empty: not limited.',
  levelsLead: 'What segments can get, each at its price. Which segment gets which is said in Compare, What it takes.',
  waysOutLead:
    'What is supposed where a segment takes more than it earns. Compare works out what each way would change; nothing is altered by it.',
  ledgerLead:
    'The figures of the books for the period. The statement of each option ties out to them; what no row carries is a column of its own.',
  hours: 'hours',
  days: 'days',
  capacity: (label: string, unit: string) => `${label}, ${unit}`,
  capacityWhy: {
    deliveryHours: 'Against the meaning Delivery hours.',
    implementationDays: 'Against Implementation days.',
    salesHours: 'Against Sales hours.',
    attentionHours: 'Against Senior attention, hours.',
    regulatedUnits: 'How many that are regulated can be served.',
    workingCapital: 'Receivables and stock less what is owed and paid ahead.',
    creditExposure: 'The sum of Credit exposure.',
  } satisfies Record<ResourceId, string>,
  levelName: 'Name',
  levelCost: (singular: string, sign: string) => `Per ${singular}-year, ${sign}`,
  levelGives: 'What it promises',
  newLevel: (number: number) => `Level ${number}`,
  addLevel: 'Add a service level',
  removeLevel: (name: string) => `Remove ${name}`,
  serveCheaper: { label: 'Served cheaper by', why: 'So much less cost to serve; revenue stays.' },
  priceRise: { label: 'Prices raised by', why: 'Of net revenue.' },
  priceLoss: { label: 'Bought less by it', why: 'Share of what is bought that the rise costs.' },
  runOff: { label: 'Months until it has ended', why: 'Revenue and avoidable cost end evenly over them.' },
  avoidableLead: 'Share of each cost that ends with a customer. The rest is stranded: it stays, and others bear it.',
  avoidable: (label: string) => `${label} that ends`,
  ledger: (label: string, sign: string) => `${label}, ${sign}`,
  ledgerLines: {
    netRevenue: 'Net revenue',
    cogs: 'Cost of goods sold',
    deliveryCost: 'Delivery cost',
    supportCost: 'Support cost',
    implementationCost: 'Implementation cost',
    otherCostToServe: 'Other cost to serve',
  } satisfies Record<LedgerLine, string>,
} as const
