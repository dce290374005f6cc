const UNIT = { noun: { plural: 'clients', singular: 'client' }, kind: 'account' } as const

/** What clients bought on which day: a complete source. */
function orders(path: string) {
  return {
    ...{ id: 'orders', name: 'Orders', role: 'flow', completeness: 'complete', dateColumn: 'day' },
    files: [{ path }],
  } as const
}

/** A table of clients, with what each has spent up to the end of January 2025. */
export function clientRecipe(ordersPath = 'orders.csv') {
  const clients = { id: 'clients', name: 'Clients', role: 'attributes', files: [{ path: 'clients.csv' }] } as const
  const features = [{ name: 'spent', kind: 'sum', column: 'amount' }] as const
  return {
    unit: UNIT,
    asOf: '2025-01-31',
    sources: [clients, orders(ordersPath)],
    table: {
      base: { kind: 'source', source: 'clients', key: 'client' },
      steps: [{ id: 'bought', kind: 'features', source: 'orders', key: 'client', features }],
    },
  } as const
}

/** Clients as their orders name them, with features of these up to the end of 2025. */
export function ordersRecipe(features: readonly object[]) {
  return {
    unit: UNIT,
    asOf: '2025-12-31',
    sources: [orders('orders.csv')],
    table: {
      base: { kind: 'keys', name: 'client', of: [{ source: 'orders', key: 'client' }] },
      steps: [{ kind: 'features', source: 'orders', key: 'client', features }],
    },
  } as const
}
