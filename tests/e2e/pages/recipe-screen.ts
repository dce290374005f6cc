import type { Locator } from 'playwright-core'
import type { RunningWorkbench } from '../hosts/workbench-host.ts'

/** Sources and steps: how the customer table is made from several files. */
export class RecipeScreen {
  readonly #workbench: RunningWorkbench

  constructor(workbench: RunningWorkbench) {
    this.#workbench = workbench
  }

  get main(): Locator {
    return this.#workbench.page.getByRole('main', { name: 'Data' })
  }

  get outline(): Locator {
    return this.main.getByRole('region', { name: 'Sources and steps' })
  }

  get suggestions(): Locator {
    return this.main.getByRole('region', { name: 'Suggested next' })
  }

  /** The panel at the right, by its title. */
  panel(title: 'Match report' | 'What it covers' | 'The last build' | 'Needs attention' | 'This step'): Locator {
    return this.#workbench.page.getByRole('complementary', { name: title })
  }

  /** The screen's title: what was found. */
  finding(words: string | RegExp): Locator {
    return this.main.getByRole('heading', { level: 1 }).filter({ hasText: words })
  }

  /** Chooses files and adds them as so many sources. */
  async addFiles(paths: readonly string[], sources: number): Promise<void> {
    const press = () => this.main.getByRole('button', { name: 'Add files…' }).click()
    await this.#workbench.chooseSeveral(press, paths)
    const dialog = this.#workbench.page.getByRole('dialog', { name: 'Add files as sources' })
    await dialog.getByRole('button', { name: sources === 1 ? 'Add 1 source' : `Add ${sources} sources` }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** Takes a suggestion by its button, and waits until it is no longer offered. */
  async take(verb: string): Promise<void> {
    const button = this.#workbench.page.getByRole('button', { name: verb, exact: true })
    const line = this.suggestions.getByRole('listitem').filter({ has: button }).first()
    const [sentence = ''] = (await line.innerText()).split('\n')
    await line.getByRole('button', { name: verb, exact: true }).click()
    await this.suggestions.getByText(sentence, { exact: true }).waitFor({ state: 'detached' })
  }

  /** A line of the outline by the beginning of its name. */
  line(name: string): Locator {
    return this.outline.getByRole('button', { name: new RegExp(`^${name}`) }).first()
  }

  async choose(name: string): Promise<void> {
    await this.line(name).click()
  }

  /** Builds the customer table; its first rows are shown then. */
  async build(): Promise<void> {
    await this.main.getByRole('button', { name: 'Build the table' }).click()
    await this.main.getByRole('grid', { name: 'Customer table' }).waitFor()
  }

  /** Other files of the chosen source, in place of its own or beside them: what differs is told before a build. */
  async otherFiles(button: 'Choose other files…' | 'Add more files…', paths: readonly string[]): Promise<Locator> {
    await this.#workbench.chooseSeveral(() => this.main.getByRole('button', { name: button }).click(), paths)
    const dialog = this.#workbench.page.getByRole('dialog', { name: 'Build from other files' })
    await dialog.getByRole('region', { name: 'What changed in the files' }).waitFor()
    return dialog
  }

  /** Goes from the customer table back to what it is made of. */
  async open(): Promise<void> {
    await this.main.getByRole('button', { name: 'Sources and steps' }).click()
    await this.outline.waitFor()
  }

  /** Adds a step of a kind to a source and waits for its editor. */
  async addStep(source: string, kind: string): Promise<void> {
    await this.outline.getByRole('button', { name: `Add a step to ${source}` }).click()
    await this.#workbench.page.getByRole('menuitem', { name: kind }).click()
  }

  /** Moves a step by hand to the place of another. */
  async drag(name: string, to: string): Promise<void> {
    const { mouse } = this.#workbench.page
    const grip = async (of: string) => {
      const box = await this.outline
        .getByRole('listitem')
        .filter({ hasText: of })
        .getByTitle(/^Drag to move/)
        .boundingBox()
      if (box === null) throw new Error(`${of} cannot be dragged`)
      return box
    }
    const [from, target] = [await grip(name), await grip(to)]
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await mouse.down()
    await mouse.move(target.x + target.width / 2, target.y + 2, { steps: 5 })
    await mouse.up()
  }

  /** The first rows after the chosen step. */
  preview(words: string | RegExp): Locator {
    return this.main
      .getByRole('region', { name: /^First rows/ })
      .first()
      .getByText(words)
  }

  /** Writes the rule or formula of the chosen step. */
  async write(field: string, text: string): Promise<void> {
    const box = this.main.getByRole('textbox', { name: field })
    await box.fill(text)
    await box.press('Enter')
  }
}
