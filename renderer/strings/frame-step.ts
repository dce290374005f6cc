/** The Frame step: what every figure is measured in, and why each part matters. */
export const frameStepStrings = {
  title: 'What is counted, over which period, in which currency',
  scope: 'Every figure on every screen is measured in these. Changes apply at once and can be undone.',
  next: 'Go to data',
  groups: { subject: 'Subject', period: 'Period', money: 'Money' },
  name: {
    label: 'Title',
    why: 'Names the workspace. Say the decision it serves, such as “Mid-market coverage 2026”.',
  },
  plural: {
    label: 'One row is one of these, plural',
    why: 'The word for what is segmented. It replaces “units” on every screen.',
  },
  singular: { label: 'Singular', why: 'For sentences about one of them.' },
  asOf: {
    label: 'As-of date',
    why: 'The day the table describes. “Within 90 days before snapshot” counts back from it, and the period ends on it.',
  },
  periodStart: {
    label: 'Period starts',
    why: 'First day that revenue and costs cover. Twelve months avoid seasonal tilt.',
  },
  minimumHistory: {
    label: 'Months of history that it takes to judge',
    why: 'Those who were customers for less are “too new to tier” and counted apart. 0: nobody is.',
  },
  tooNew: {
    label: 'Those too new to tier',
    why: 'Too little history makes a segment a guess. It takes the meaning Customer since; the hand-over has the line, too.',
  },
  tooNews: {
    stay: 'Stay in the segments that rules put them in',
    apart: 'Are a line of their own in every option, served like the standard path',
  },
  population: {
    label: 'Who is in the table',
    why: 'A table of survivors cannot say who left: churn and retention are then not available.',
  },
  populations: {
    'all-of-period': 'Everyone who was a customer in the period',
    'survivors-only': 'Only those who are still customers',
  },
  currency: {
    label: 'Currency',
    why: 'One currency for all amounts; nothing is converted. Three letters, such as EUR.',
  },
  costOfCapital: {
    label: 'Cost of capital, a year',
    why: 'What the money tied up in receivables and stock costs: the capital charge, a measure of its own beside contribution. Later contribution is discounted at it too.',
  },
  badDebt: {
    label: 'Bad debt',
    why: 'Expected loss is taken off contribution once: not again where the costs hold a provision for it.',
  },
  badDebts: {
    apart: 'The costs hold no provision for it',
    'in-costs': 'A provision is in the costs already',
  },
  errors: {
    empty: 'It needs a word.',
    currency: 'Three letters of ISO 4217, such as EUR, USD or CHF.',
    period: 'The period starts after the as-of date. Choose an earlier day.',
  },
  dependsTitle: 'What depends on this',
  facts: {
    periodStart: 'Period starts',
    asOf: 'Period ends',
    length: 'Length',
    table: 'Customer table',
    options: 'Segmentation options',
  },
  months: (count: string, isOne: boolean) => `${count} ${isOne ? 'month' : 'months'}`,
  missed: (first: string, last: string) =>
    `The dates in the table run from ${first} to ${last}: none lies in this period.`,
  missedEvents: (first: string, last: string) =>
    `The rows of its sources run from ${first} to ${last}: none lies in this period. Change the as-of date in Sources and steps.`,
  allTime: (column: string, first: string, last: string) =>
    `“${column}” sums all rows from ${first} to ${last}, not only those of the period. Choose its rows in Sources and steps.`,
  takeDays: (from: string, to: string) => `Take ${from} to ${to}`,
  noTable: 'none yet',
  notAYear: 'The period is not a year. Figures per year are scaled from it and may carry a season.',
  survivors: 'Survivors only: churn, revenue churn and net revenue retention are not available.',
  fullYear: 'A full year with everyone in it: churn and yearly figures can be told.',
} as const
