/** Draws from one seed; the same seed gives the same draws on every machine. */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  uniform(): number
  normal(mean: number, deviation: number): number
  /** exp of a normal: median `median`, spread `sigma` in log units. */
  logNormal(median: number, sigma: number): number
  poisson(mean: number): number
  chance(probability: number): boolean
  /** One of the options, by weight. */
  pick<T>(options: readonly (readonly [T, number])[]): T
}

/** sfc32 (Doty-Humphrey, PractRand), seeded by splitmix32. */
function uniformFrom(seed: number): () => number {
  let state = seed | 0
  const split = (): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) | 0
  }
  let [a, b, c, counter] = [split(), split(), split(), 1]
  return () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
}

/** Makes a source of draws. @param seed any integer */
export function seededRandom(seed: number): SeededRandom {
  const uniform = uniformFrom(seed)
  // Box and Muller 1958.
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  // Knuth's product for small means; a rounded normal, close enough, above 60.
  const poisson = (mean: number): number => {
    if (mean > 60) return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))))
    const least = Math.exp(-mean)
    let count = 0
    for (let product = uniform(); product > least; product *= uniform()) count++
    return count
  }
  return {
    uniform,
    normal,
    logNormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    poisson,
    chance: (probability) => uniform() < probability,
    pick: (options) => {
      const total = options.reduce((sum, [, weight]) => sum + weight, 0)
      let at = uniform() * total
      for (const [option, weight] of options) {
        at -= weight
        if (at < 0) return option
      }
      const last = options.at(-1)
      if (!last) throw new RangeError('Nothing to pick from')
      return last[0]
    },
  }
}
