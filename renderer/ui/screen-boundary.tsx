import { Component, type ErrorInfo, type ReactNode } from 'react'
import { screenFailedStrings as say } from '../strings/parts.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Screen } from './screen.tsx'

interface BoundaryState {
  readonly failed: boolean
}

/** A screen that fails is replaced by a sentence; the rest of the window stays usable. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { failed: false }

  static getDerivedStateFromError(): BoundaryState {
    return { failed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // The window has no log of its own; the browser's console is where a developer looks.
    reportError(new Error(`${error.message}${info.componentStack ?? ''}`, { cause: error }))
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <Screen label={say.label} head={null}>
        <EmptyState
          title={say.title}
          actions={
            <Button kind="primary" onPress={() => this.setState({ failed: false })}>
              {say.again}
            </Button>
          }
        >
          {say.help}
        </EmptyState>
      </Screen>
    )
  }
}
