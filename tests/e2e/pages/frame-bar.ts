import type { Locator, Page } from 'playwright-core'

export type StepName = 'Frame' | 'Data' | 'Hypothesise' | 'Compare' | 'Govern'

/** Bar, rail, palette and status of an open workspace. */
export class FrameBar {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async goTo(step: StepName): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('button', { name: new RegExp(`^${step}, `) })
      .click()
    await this.shows(step)
  }

  /** Waits until the screen of a step is open. */
  async shows(step: StepName): Promise<void> {
    await this.#page.getByRole('main', { name: step }).waitFor()
  }

  /** The workspace's title, as it stands in the bar. */
  title(): Promise<string> {
    return this.#page.getByRole('textbox', { name: 'Title of the workspace' }).inputValue()
  }

  /** What undo would take back: "edit rule". */
  async undo(what: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Undo: ${what}` }).click()
  }

  async redo(what: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Redo: ${what}` }).click()
  }

  /** Runs a command by its title, found in the palette. */
  async run(command: string): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+k')
    const palette = this.#page.getByRole('dialog', { name: 'Find a column, segment or command' })
    await palette.getByRole('combobox').fill(command)
    await palette.getByRole('option', { name: new RegExp(`^${command}`) }).waitFor()
    await this.#page.keyboard.press('Enter')
    await palette.waitFor({ state: 'detached' })
  }

  async closeWorkspace(): Promise<void> {
    await this.run('Close the workspace')
    await this.#page.getByRole('main', { name: 'Start' }).waitFor()
  }

  async setTheme(theme: 'Light' | 'Dark'): Promise<void> {
    await this.#page.getByRole('button', { name: /^Theme: / }).click()
    await this.#page.getByRole('menu').getByText(theme, { exact: true }).click()
    await this.#page.getByRole('button', { name: `Theme: ${theme.toLowerCase()}` }).waitFor()
  }

  /** Waits until the bar says that everything is saved. */
  async isSaved(): Promise<void> {
    await this.#page
      .getByRole('banner')
      .getByText(/^Saved/)
      .waitFor()
  }

  /** The status bar's warning that the service does not answer. */
  lostConnection(): Locator {
    return this.#page.getByRole('contentinfo').getByText('The workbench does not answer.')
  }
}
