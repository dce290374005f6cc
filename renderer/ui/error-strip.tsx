import type { ReactNode } from 'react'
import { partStrings as say } from '../strings/parts.ts'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { StatusGlyph } from './status-glyph.tsx'

export interface ErrorStripProps {
  readonly tone?: 'error' | 'warning' | 'info'
  /** What happened, to what. */
  readonly message: ReactNode
  /** What to do. */
  readonly remedy?: ReactNode
  /** The button that does it. */
  readonly actions?: ReactNode
  readonly onDismiss?: (() => void) | undefined
}

/** A strip under the head; the rest of the screen stays usable. Only errors interrupt a screen reader. */
export function ErrorStrip({ tone = 'error', message, remedy, actions, onDismiss }: ErrorStripProps) {
  return (
    <div className={classNames('strip-note', tone)} role={tone === 'error' ? 'alert' : 'status'}>
      {tone !== 'info' && (
        <StatusGlyph
          status={tone === 'error' ? 'fail' : 'warning'}
          label={tone === 'error' ? say.error : say.warning}
        />
      )}
      <p>
        <b>{message}</b>
        {remedy && <> {remedy}</>}
      </p>
      {actions}
      {onDismiss && <IconButton icon="close" label={say.dismiss} onPress={onDismiss} small />}
    </div>
  )
}
