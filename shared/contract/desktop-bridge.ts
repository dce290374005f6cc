import type { GrantedFile } from './files.ts'

/** What is asked for: one data file, several of them as sources, or a workspace. */
export type FileKind = 'data' | 'sources' | 'workspace'

/**
 * What the Electron host adds to the page as `window.tessera`; absent on the loopback host, where `app.about` says
 * `nativeDialogs: false`. Files come as grants, never as paths. `Dropped` is the browser's `File`.
 */
export interface DesktopBridge<Dropped = unknown> {
  /** Shows the native open dialog; empty where the person gave up. */
  readonly chooseFiles: (kind: FileKind) => Promise<readonly GrantedFile[]>
  /** A grant for a file that was dropped on the window; rejects where it is not a file on this computer. */
  readonly grantDropped: (file: Dropped) => Promise<GrantedFile>
  /** Calls back with the command id of every menu item chosen; answers with a function that ends it. */
  readonly onMenuCommand: (listener: (commandId: string) => void) => () => void
  /** Calls back with every workspace opened from outside (double click, recent documents, command line). */
  readonly onOpenFile: (listener: (file: GrantedFile) => void) => () => void
}

/** Name of the bridge on `window`. */
export const DESKTOP_BRIDGE = 'tessera'
