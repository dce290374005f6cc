import { DESKTOP_BRIDGE, type DesktopBridge } from '../../shared/contract/desktop-bridge.ts'

declare global {
  interface Window {
    readonly [DESKTOP_BRIDGE]?: DesktopBridge<File>
  }
}

/** What Electron's preload gives the window; null on the loopback host. */
export function bridge(): DesktopBridge<File> | null {
  return window[DESKTOP_BRIDGE] ?? null
}
