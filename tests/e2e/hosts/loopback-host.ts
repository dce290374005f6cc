import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { basename, dirname, join, relative, sep } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { findBrowser } from '../../../main/hosts/loopback/find-browser.ts'
import { root } from '../../architecture/source-files.ts'
import { pressUntilFocused } from '../press-until-focused.ts'
import { environmentOf, PATIENCE_MS, type RunningWorkbench, WINDOW, type WorkbenchHost } from './workbench-host.ts'

const ENTRY = join(root, 'dist/main/loopback.js')
const LINE = 'Tessera: '

/** The workbench in a browser: what runs where Electron cannot be installed. */
export function createLoopbackHost(): WorkbenchHost {
  let browser: Promise<Browser> | null = null
  return {
    name: 'loopback',
    revivesService: false,
    missing: () =>
      findBrowser() === null
        ? 'the loopback host cannot be driven: there is no Chromium, Chrome or Edge here (TESSERA_BROWSER names one).'
        : null,
    async start({ home }) {
      browser ??= launchBrowser()
      const { service, address } = await startService(home)
      const context = await (await browser).newContext({ viewport: WINDOW, acceptDownloads: true })
      const page = await context.newPage()
      await page.goto(address)
      return workbenchOf(home, service, page)
    },
    async close() {
      await (await browser)?.close()
      browser = null
    },
  }
}

/** No name but this computer's address can be looked up, so nothing outside could be reached even if it were tried. */
function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('There is no browser here.')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', ...asRoot]
  return chromium.launch({ executablePath, args })
}

/** Starts the built host as `npm start` does; answers when it says where it is. */
async function startService(home: string): Promise<{ readonly service: ChildProcess; readonly address: string }> {
  const service = spawn(process.execPath, [ENTRY, '--no-open'], {
    env: environmentOf(home),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: service.stdout })) {
    if (line.startsWith(LINE)) return { service, address: line.slice(LINE.length) }
  }
  throw new Error('The loopback host ended before it printed its address.')
}

function workbenchOf(home: string, service: ChildProcess, page: Page): RunningWorkbench {
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (service.exitCode !== null || service.signalCode !== null) return
    const gone = once(service, 'exit')
    service.kill(signal)
    await gone
  }
  return {
    page,
    origin: new URL(page.url()).origin,
    async choose(open, path, hand = 'mouse') {
      await open()
      await chooseInDialog(page, home, path, hand)
    },
    async chooseSeveral(open, paths) {
      await open()
      await chooseSeveralInDialog(page, home, paths)
    },
    async save(press, folder) {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: PATIENCE_MS }), press()])
      const path = join(folder, download.suggestedFilename())
      await download.saveAs(path)
      return path
    },
    killService: () => end('SIGKILL'),
    async stop() {
      await page.context().close()
      await end('SIGTERM')
    },
  }
}

function trailOf(dialog: Locator): Locator {
  return dialog.getByRole('navigation', { name: 'Where you are' })
}

/**
 * Goes to the home folder. The trail stands there empty until the folder is listed, and then the list takes the focus:
 * a key pressed before would open the list's first folder.
 */
async function goHome(dialog: Locator, home: string): Promise<void> {
  const trail = trailOf(dialog)
  const here = trail.locator('> :last-child')
  const list = dialog.locator('[role="row"]:focus, [role="grid"]:focus')
  await here.waitFor()
  await list.waitFor()
  if ((await here.innerText()).trim() === basename(home)) return
  await trail.getByRole('button', { name: basename(home), exact: true }).press('Enter')
  await here.getByText(basename(home), { exact: true }).waitFor()
  await list.waitFor()
}

/** Goes to the home folder and from there to the file's, and opens it. */
async function chooseInDialog(page: Page, home: string, path: string, hand: 'mouse' | 'keys'): Promise<void> {
  const dialog = page.getByRole('dialog')
  const trail = trailOf(dialog)
  const enter = async (name: string): Promise<void> => {
    const row = dialog.getByRole('row', { name, exact: true })
    if (hand === 'mouse') return row.dblclick()
    await pressUntilFocused(page, row, 'ArrowDown')
    await page.keyboard.press('Enter')
  }
  await goHome(dialog, home)
  const folders = relative(home, dirname(path))
    .split(sep)
    .filter((name) => name !== '')
  for (const folder of folders) {
    await enter(folder)
    await trail.getByRole('button', { name: folder, exact: true }).waitFor()
  }
  await enter(basename(path))
  await dialog.waitFor({ state: 'detached' })
}

/** Goes to the home folder and opens several files of it together. */
async function chooseSeveralInDialog(page: Page, home: string, paths: readonly string[]): Promise<void> {
  const dialog = page.getByRole('dialog')
  await goHome(dialog, home)
  for (const path of paths) {
    const row = dialog.getByRole('row', { name: basename(path), exact: true })
    await row.click({ modifiers: path === paths[0] ? [] : ['ControlOrMeta'] })
  }
  await dialog.getByRole('button', { name: paths.length > 1 ? `Open ${paths.length} files` : 'Open' }).click()
}
