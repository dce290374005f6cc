const STORAGE_KEY = 'tessera.token'

/**
 * Takes the run's token from the address (`#t=…`, given once by the loopback host), keeps it for this tab and
 * removes it from the address bar and the history. The Electron host gives none.
 */
export function takeTokenFromAddress(): void {
  const fragment = new URLSearchParams(location.hash.slice(1))
  const token = fragment.get('t')
  if (token === null) return
  sessionStorage.setItem(STORAGE_KEY, token)
  history.replaceState(null, '', location.pathname + location.search)
}

/** The header that proves to the loopback host that this page belongs to the run; empty in Electron. */
export function sessionHeaders(): Readonly<Record<string, string>> {
  const token = sessionStorage.getItem(STORAGE_KEY)
  return token === null ? {} : { authorization: `Bearer ${token}` }
}
