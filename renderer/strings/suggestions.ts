/** What the recipe obviously lacks: a sentence and the button that does it. */
export const suggestionWords = {
  title: 'Suggested next',
  lookUp: (rows: string, things: string, key: string) =>
    `Look up the columns of ${things} for each row of ${rows}, by ${key}`,
  lookUpDo: 'Look up',
  amount: (name: string, formula: string) => `${name} of each row: ${formula}`,
  amountDo: (name: string) => `Calculate ${name}`,
  day: (rows: string, columns: readonly [string, ...string[]]) =>
    columns.length === 1 ? `The day of ${rows} is ${columns[0]}` : `Which day counts for a row of ${rows}?`,
  dayDo: 'Use as day',
  dayNone: 'All rows count',
  dayUse: (column: string) => `Use ${column}`,
  complete: (rows: string, nouns: string) =>
    `${rows} holds every row there is: ${nouns} without rows have 0, not an unknown amount`,
  completeDo: 'It is complete',
  features: (rows: string, noun: string, names: string) => `Per ${noun}, from ${rows}: ${names}`,
  featuresDo: 'Recency, frequency, money',
  attach: (rows: string, noun: string) => `Attach the columns of ${rows}, which has one row per ${noun}`,
  attachDo: 'Attach',
  margin: (formula: string) => `Margin: ${formula}`,
  marginDo: 'Calculate margin',
  asOf: (day: string) => `The rows end on ${day}: count days up to then`,
  asOfDo: 'Use as the as-of date',
  takeInDo: (day: string) => `Count up to ${day}`,
} as const
