import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { ORIGIN } from '../../../main/hosts/electron/electron-api.ts'
import { installedElectron } from '../../../main/hosts/launch/find-electron.mjs'
import { hasDisplay } from '../../../main/hosts/loopback/find-browser.ts'
import { root } from '../../architecture/source-files.ts'
import { environmentOf, PATIENCE_MS, type RunningWorkbench, WINDOW, type WorkbenchHost } from './workbench-host.ts'

/** The product itself, in Electron. */
export function createElectronHost(): WorkbenchHost {
  return {
    name: 'Electron',
    revivesService: true,
    missing() {
      if (installedElectron() === null) return 'the Electron host is not tested: its binary is not here.'
      return hasDisplay() ? null : 'the Electron host is not tested: there is no display (xvfb-run gives one).'
    },
    async start({ home }) {
      const executablePath = installedElectron()
      if (executablePath === null) throw new Error("Electron's binary is not here.")
      const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
      const app = await _electron.launch({
        executablePath,
        args: [...asRoot, root],
        env: environmentOf(home),
        timeout: PATIENCE_MS,
      })
      const page = await app.firstWindow({ timeout: PATIENCE_MS })
      await page.setViewportSize(WINDOW)
      return workbenchOf(app, page)
    },
    close: async () => undefined,
  }
}

function workbenchOf(app: ElectronApplication, page: Page): RunningWorkbench {
  return {
    page,
    origin: ORIGIN,
    choose: (open, path) => chooseNext(app, open, [path]),
    chooseSeveral: (open, paths) => chooseNext(app, open, paths),
    async save(press, folder) {
      const separator = process.platform === 'win32' ? '\\' : '/'
      await app.evaluate(answerNextSaveDialog, { folder, separator })
      await press()
      return app.evaluate(() => Reflect.get(globalThis, 'savedFile'))
    },
    async killService() {
      const pid = await app.evaluate(
        ({ app: own }) => own.getAppMetrics().find(({ name }) => name === 'Tessera service')?.pid,
      )
      if (pid === undefined) throw new Error('The service process was not found.')
      process.kill(pid, 'SIGKILL')
    },
    stop: () => app.close(),
  }
}

/** Opens the system's dialogue, which answers with the files at once. */
async function chooseNext(
  app: ElectronApplication,
  open: () => Promise<void>,
  paths: readonly string[],
): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    },
    [...paths],
  )
  await open()
}

/** Runs in Electron's main process: the next download is written under its own name, and `savedFile` tells where to. */
function answerNextSaveDialog(
  { session }: typeof import('electron'),
  { folder, separator }: { readonly folder: string; readonly separator: string },
): void {
  const saved = new Promise<string>((resolve, reject) => {
    session.defaultSession.once('will-download', (_event, item) => {
      const file = `${folder}${separator}${item.getFilename()}`
      item.setSavePath(file)
      item.once('done', (_done, state) => (state === 'completed' ? resolve(file) : reject(new Error(state))))
    })
  })
  Reflect.set(globalThis, 'savedFile', saved)
}
