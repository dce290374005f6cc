import type { Behaviour } from '../../shared/recipe/behaviours.ts'
import type { FeatureKind } from '../../shared/recipe/feature.ts'

/** The library of behaviours, and what those say that look from row to row. */
export const behaviourWords = {
  add: 'Add a behaviour',
  library: {
    frequency: { name: 'Frequency', note: 'How often: orders, or days with rows' },
    recency: { name: 'Recency', note: 'Days since the last row' },
    usageDepth: { name: 'Usage depth', note: 'How much on a day on which anything is used' },
    featureAdoption: { name: 'Feature adoption', note: 'Share of all features that each one uses' },
    renewal: { name: 'Renewal pattern', note: 'Share of terms renewed, and how early or late' },
    priceResponse: { name: 'Price-change response', note: 'How much more or less is bought where the price is higher' },
    support: { name: 'Support interactions', note: 'Contacts in the last year' },
    navigation: { name: 'Navigation', note: 'Share of visits that go through pages in an order' },
    campaign: { name: 'Campaign engagement', note: 'Share of contacts that are answered in time' },
  } satisfies Readonly<Record<Behaviour, { readonly name: string; readonly note: string }>>,
  price: 'Price of a piece',
  ends: 'A term ends',
  endsAfter: 'after a fixed time',
  termDays: 'Days of a term',
  graceDays: 'Renewed up to days after',
  withinDays: 'Answered within days',
  item: {
    renewed: 'Terms of each',
    renewalGap: 'Terms of each',
    elasticity: 'Prices of each',
    answered: 'Contacts of each',
  },
  notApart: 'not told apart',
  visit: 'Visits told by',
  oneVisit: 'nothing: all rows are one',
  order: 'Order within a day',
  dayOnly: 'none: the day alone',
  steps: (count: number) => `Step ${count}`,
  stepExample: (count: number) => (count === 1 ? 'Such as: page = "pricing"' : 'Then, such as: page = "signup"'),
  addStep: 'Add a step',
  removeStep: (count: number) => `Remove step ${count}`,
  contact: 'Contact',
  contactExample: 'A contact, such as: event = "sent"',
  answer: 'Answer',
  answerExample: 'An answer, such as: event = "clicked"',
} as const

/** What those kinds of features say that a name alone does not. */
export const FEATURE_NOTES: Readonly<Partial<Record<FeatureKind, string>>> = {
  perDay: 'Rows, or the sum, divided by the days with rows.',
  breadth: 'Different values here, divided by all that any row of the source has.',
  renewed: 'Terms followed by the next in time, divided by those whose time to renew was over.',
  renewalGap: 'Days from the end of a renewed term to the next; below 0 it was renewed early.',
  elasticity:
    'Per cent more bought where the price is one per cent higher: −2 is two per cent less. It goes along with the price; it need not come from it. Missing under three changes of price.',
  path: 'Visits that fulfil all steps, each after the one before, divided by visits that fulfil the first.',
  answered: 'Days of contact with an answer in time, divided by those whose time to answer was over.',
}
