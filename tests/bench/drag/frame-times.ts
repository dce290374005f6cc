/** An event of Chromium's trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Processor time, where it is known. */
  readonly tdur?: number
  readonly args?: { readonly data?: { readonly type?: string } }
}

export interface FrameTimes {
  readonly framesPerSecond: number
  /** Frames in which the line moved. */
  readonly frames: number
  /** Work of the page's main thread from such a frame's beginning to the next: by the clock, and processor time. */
  readonly mainThreadMs: Spread
  readonly mainThreadCpuMs: Spread
}

interface Spread {
  readonly median: number
  readonly p95: number
  readonly most: number
}

/** Reads the work of the page's main thread per frame from a trace: all its tasks, scripts, styles, layout and paint. */
export function frameTimes(events: readonly TraceEvent[], framesPerSecond: number): FrameTimes {
  const thread = mainThreadOf(events)
  const own = events.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid)
  const begins = own.filter(({ name }) => name === 'BeginMainThreadFrame' || name === 'FireAnimationFrame')
  const starts = frameStarts(begins.map(({ ts }) => ts).sort((a, b) => a - b))
  const frames = starts.map(() => ({ wallMs: 0, cpuMs: 0, hasMove: false }))
  for (const { name, ph, ts, dur = 0, tdur = 0, args } of own) {
    const frame = frames[starts.findLastIndex((start) => start <= ts)]
    if (frame === undefined) continue
    if (args?.data?.type === 'pointermove') frame.hasMove = true
    if (ph !== 'X' || name !== 'ThreadControllerImpl::RunTask') continue
    frame.wallMs += dur / 1000
    frame.cpuMs += tdur / 1000
  }
  const moved = frames.filter(({ hasMove }) => hasMove)
  return {
    framesPerSecond: round(framesPerSecond),
    frames: moved.length,
    mainThreadMs: spreadOf(moved.map(({ wallMs }) => wallMs)),
    mainThreadCpuMs: spreadOf(moved.map(({ cpuMs }) => cpuMs)),
  }
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
  return { median: at(0.5), p95: at(0.95), most: at(1) }
}

/** The thread on which the most animation frames were fired: the page's. */
function mainThreadOf(events: readonly TraceEvent[]): Pick<TraceEvent, 'pid' | 'tid'> {
  const counts = new Map<string, { readonly pid: number; readonly tid: number; count: number }>()
  for (const { name, pid, tid } of events) {
    if (name !== 'FireAnimationFrame') continue
    const known = counts.get(`${pid} ${tid}`) ?? { pid, tid, count: 0 }
    known.count++
    counts.set(`${pid} ${tid}`, known)
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count)
  if (most === undefined) throw new Error('The trace holds no frames')
  return most
}

/** Beginnings that lie closer than a frame are one frame's. */
function frameStarts(times: readonly number[]): readonly number[] {
  const starts: number[] = []
  for (const time of times) if (time - (starts.at(-1) ?? Number.NEGATIVE_INFINITY) > 8000) starts.push(time)
  return starts
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
