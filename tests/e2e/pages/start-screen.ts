import type { Locator } from 'playwright-core'
import type { RunningWorkbench } from '../hosts/workbench-host.ts'

/** No workspace is open. */
export class StartScreen {
  readonly #workbench: RunningWorkbench

  constructor(workbench: RunningWorkbench) {
    this.#workbench = workbench
  }

  get main(): Locator {
    return this.#workbench.page.getByRole('main', { name: 'Start' })
  }

  async chooseData(path: string): Promise<void> {
    await this.#workbench.choose(() => this.#press('Choose data…'), path)
  }

  /** Begins a table from several files, in a new workspace. */
  async startSeveral(): Promise<void> {
    await this.#press(/^Several files…/)
  }

  async openWorkspace(path: string): Promise<void> {
    await this.#workbench.choose(() => this.#press(/^Open a workspace…/), path)
  }

  /** Drops a folder on the window, as a file manager does. */
  async dropFolder(path: string): Promise<void> {
    const { page } = this.#workbench
    const session = await page.context().newCDPSession(page)
    const box = await this.main.boundingBox()
    if (box === null) throw new Error('The start screen has no place to drop on')
    const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...place, data })
    await session.detach()
  }

  /** Drops a file on the window, as a file manager does. */
  async drop(name: string, content: string): Promise<void> {
    const dropped = await this.#workbench.page.evaluateHandle(
      (file) => {
        const data = new DataTransfer()
        data.items.add(new File([file.content], file.name))
        return data
      },
      { name, content },
    )
    await this.main.dispatchEvent('dragover', { dataTransfer: dropped })
    await this.main.dispatchEvent('drop', { dataTransfer: dropped })
  }

  /** Opens the sample; its options are shown when it is there. */
  async openSample(): Promise<void> {
    await this.#press(/^Open the sample workspace/)
    await this.#workbench.page.getByRole('main', { name: 'Hypothesise' }).waitFor()
  }

  /** A workspace of the recent list: its name opens it. */
  recent(title: string): Locator {
    return this.main.getByRole('row').getByRole('button', { name: title, exact: true })
  }

  /** Opens a workspace of the recent list that has options: its rules are shown. */
  async openRecent(title: string): Promise<void> {
    await this.recent(title).click()
    await this.#workbench.page.getByRole('main', { name: 'Hypothesise' }).waitFor()
  }

  async #press(name: string | RegExp): Promise<void> {
    await this.main.getByRole('button', { name }).click()
  }
}
