import { create } from 'zustand'
import { AppError } from '../../shared/contract/app-error.ts'
import { UNANSWERED } from '../api/request.ts'

/** A sentence for the person: what happened, what to do, and the button that does it. */
export interface Notice {
  readonly id: number
  /** `undo` is offered in the status bar for ten seconds; the others stand under the head until dismissed. */
  readonly tone: 'error' | 'warning' | 'info' | 'undo'
  readonly message: string
  readonly remedy?: string | undefined
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

interface NoticeState {
  readonly notices: readonly Notice[]
}

let lastId = 0

/** What the strip under the head and the status bar have to say. */
export const useNotices = create<NoticeState>()(() => ({ notices: [] }))

/** Shows a notice until it is dismissed; answers its id. The same sentence is shown once. */
export function showNotice(notice: Omit<Notice, 'id'>): number {
  lastId += 1
  const id = lastId
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter((other) => other.message !== notice.message), { ...notice, id }],
  }))
  return id
}

/** Says what was just taken away and offers to bring it back, for ten seconds. */
export function offerUndo(message: string, undo: () => void): void {
  for (const { id, tone } of useNotices.getState().notices) if (tone === 'undo') dismissNotice(id)
  const id = showNotice({ tone: 'undo', message, action: { label: 'Undo', run: undo } })
  setTimeout(() => dismissNotice(id), 10_000)
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}

/** Shows a failure; a cancelled request is the person's own wish and says nothing. */
export function reportError(error: unknown): void {
  const failure = asAppError(error)
  if (failure.code === 'cancelled') return
  showNotice({ tone: 'error', message: failure.message, remedy: failure.remedy })
}

/** The service answers again: what said that it did not is over. */
export function dismissUnanswered(): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter(({ message }) => message !== UNANSWERED) }))
}

/** Any failure as an AppError; what is not expected is named as a bug without its inside. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('internal', 'Something in the workbench failed unexpectedly.', {
    remedy: 'Nothing saved is lost. Reload the window; if it happens again, copy the diagnostics.',
    cause: error,
  })
}
