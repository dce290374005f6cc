/** The middle of some figures, whole. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)
}

/** How long work takes, and what it answers. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly answer: T }> {
  const startMs = performance.now()
  const answer = await work()
  return { ms: performance.now() - startMs, answer }
}
