/** Wall time and processor time of the whole process; the latter says more on a computer that others use. */
export interface Lap {
  readonly wallMs: number
  readonly cpuMs: number
}

export interface Stopwatch {
  /** Does the work and notes what it took under the name. */
  lap<T>(name: string, work: () => Promise<T> | T): Promise<T>
  /** Forgets every lap so far. */
  reset(): void
  /** Medians. */
  median(name: string): Lap
  /** The time of one in times of the other, round by round; the median. */
  ratio(name: string, to: string): Lap
}

export function stopwatch(): Stopwatch {
  const laps = new Map<string, Lap[]>()
  const of = (name: string): readonly Lap[] => laps.get(name) ?? []
  return {
    async lap(name, work) {
      const cpu = process.cpuUsage()
      const startMs = performance.now()
      const answer = await work()
      const wallMs = performance.now() - startMs
      const { user, system } = process.cpuUsage(cpu)
      laps.set(name, [...of(name), { wallMs, cpuMs: (user + system) / 1000 }])
      return answer
    },
    reset: () => laps.clear(),
    median: (name) => middle(of(name)),
    ratio(name, to) {
      const others = of(to)
      return middle(
        of(name).map(({ wallMs, cpuMs }, round) => {
          const other = others[round]
          return { wallMs: wallMs / (other?.wallMs ?? Number.NaN), cpuMs: cpuMs / (other?.cpuMs ?? Number.NaN) }
        }),
      )
    },
  }
}

function middle(laps: readonly Lap[]): Lap {
  const of = (key: keyof Lap): number => {
    const sorted = laps.map((lap) => lap[key]).sort((a, b) => a - b)
    return Math.round((sorted[sorted.length >> 1] ?? Number.NaN) * 100) / 100
  }
  return { wallMs: of('wallMs'), cpuMs: of('cpuMs') }
}
