import { displayLocale, formatNumber } from './format-number.ts'

const DAY_MS = 86_400_000

const dayFormat = new Intl.DateTimeFormat(displayLocale(), {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** An ISO day or a day number since 1970-01-01: "30 Sep 2025". */
export function formatDay(day: string | number): string {
  const time = typeof day === 'number' ? day * DAY_MS : Date.parse(day)
  return Number.isNaN(time) ? String(day) : dayFormat.format(time).replace('Sept', 'Sep')
}

/** A time of the person's clock: "14:32". */
export function formatTime(time: Date | number): string {
  return new Intl.DateTimeFormat(displayLocale(), { hour: '2-digit', minute: '2-digit' }).format(time)
}

/** When something was: "Today, 14:32", "Yesterday, 17:05", "12 Nov 2025". */
export function formatWhen(time: Date, now: Date): string {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  const days = Math.round((midnight(now) - midnight(time)) / DAY_MS)
  if (days === 0) return `Today, ${formatTime(time)}`
  if (days === 1) return `Yesterday, ${formatTime(time)}`
  const local = Date.UTC(time.getFullYear(), time.getMonth(), time.getDate())
  return formatDay(local / DAY_MS)
}

/** A duration: "3 ms", "1.8 s", "2 min 5 s". */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${formatNumber(ms, ms < 10 && ms > 0 && ms !== Math.round(ms) ? 1 : 0)} ms`
  if (ms < 60_000) return `${formatNumber(ms / 1000, 1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** A size of a file: "812 B", "18.2 kB", "4.1 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${formatNumber(bytes)} B`
  const units = ['kB', 'MB', 'GB', 'TB'] as const
  const rank = Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** rank, 1)} ${units[rank - 1] ?? 'TB'}`
}
