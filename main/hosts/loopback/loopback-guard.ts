import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request is refused before anything looks at it; null where it may pass. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 421
  readonly reason: string
}

export interface GuardOptions {
  readonly origin: string
  readonly token: string
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * The address that was asked for, with `.` and `..` resolved: the guard and the handler must read the same path. Null for
 * what is not a path of ours (an absolute address, as a proxy is asked).
 */
export function addressOf(request: IncomingMessage, origin: string): URL | null {
  const path = request.url ?? '/'
  return path.startsWith('/') ? URL.parse(`${origin}${path}`) : null
}

/**
 * Keeps other programs' pages out: `Host` must be exactly ours (a name that was rebound to 127.0.0.1 is not),
 * `Origin` and `Sec-Fetch-Site` must not be another site's, and the API needs the token of this run.
 */
export function refusalOf(request: IncomingMessage, { origin, token }: GuardOptions): Refusal | null {
  const { host, origin: from, authorization = '', 'sec-fetch-site': site } = request.headers
  if (host !== new URL(origin).host) return { status: 421, reason: 'wrong host' }
  if (from !== undefined && from !== origin) return { status: 403, reason: 'wrong origin' }
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, reason: 'another site' }
  const address = addressOf(request, origin)
  if (address === null) return { status: 400, reason: 'no path' }
  if (address.pathname.startsWith('/api') && !isSame(authorization, `Bearer ${token}`))
    return { status: 401, reason: 'no token' }
  return null
}
