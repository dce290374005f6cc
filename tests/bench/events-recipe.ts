/** What is made of each customer's events: entries of a features step. */
export type Features = readonly Readonly<Record<string, unknown>>[]

/** A recipe, not yet read, that makes one customer table from a single file of dated events. */
export const eventsRecipe = (path: string, features: Features): unknown => ({
  unit: { noun: { plural: 'customers', singular: 'customer' }, kind: 'account' },
  asOf: '2025-06-30',
  sources: [
    { id: 'events', name: 'Events', role: 'flow', completeness: 'complete', dateColumn: 'day', files: [{ path }] },
  ],
  table: {
    base: { kind: 'keys', name: 'customer', of: [{ source: 'events', key: 'customer' }] },
    steps: [{ id: 'behaviour', kind: 'features', source: 'events', key: 'customer', features }],
  },
})
