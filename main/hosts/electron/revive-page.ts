import type { WebContents } from 'electron'

/**
 * Loads a page again whose process died; the workspace lives in the service and is untouched. Where it dies again
 * before it was loaded, it is left, and said so.
 */
export function revivePage(page: WebContents, onGivenUp: (error: Error) => void): void {
  let isLoaded = false
  page.on('did-finish-load', () => {
    isLoaded = true
  })
  page.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    if (isLoaded) page.reload()
    else onGivenUp(new Error('The window cannot be shown. Everything is saved: quit Tessera and start it again.'))
    isLoaded = false
  })
}
