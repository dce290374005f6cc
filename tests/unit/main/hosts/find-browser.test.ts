import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBrowser, hasDisplay } from '../../../../main/hosts/loopback/find-browser.ts'

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-browser-'))
  for (const name of names) {
    writeFileSync(join(folder, name), '')
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}

describe('browser', () => {
  it('is the best with an app mode on the path, wherever it lies there', () => {
    const first = folderWith('google-chrome', 'firefox')
    const second = folderWith('chromium')
    expect(findBrowser('linux', { PATH: `${first}:${second}` })).toBe(join(second, 'chromium'))
    expect(findBrowser('linux', { PATH: first })).toBe(join(first, 'google-chrome'))
  })

  it('is none where only others are, or none may be run', () => {
    const folder = folderWith('firefox', 'chromium')
    chmodSync(join(folder, 'chromium'), 0o644)
    expect(findBrowser('linux', { PATH: folder })).toBeNull()
    expect(findBrowser('linux', {})).toBeNull()
  })

  it('is the one that TESSERA_BROWSER names', () => {
    expect(findBrowser('linux', { TESSERA_BROWSER: '/x/y' })).toBe('/x/y')
  })

  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %o has a display: %s', (platform, environment, has) => {
    expect(hasDisplay(platform, environment)).toBe(has)
  })
})
