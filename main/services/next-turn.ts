/** Lets other requests in between. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
