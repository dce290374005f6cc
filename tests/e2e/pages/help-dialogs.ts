import type { Locator, Page } from 'playwright-core'

/** The guide and the licences, over whatever screen is open. */
export class HelpDialogs {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get guide(): Locator {
    return this.#page.getByRole('dialog', { name: 'Guide' })
  }

  /** All texts of the licences, once they are there. */
  async licences(): Promise<string> {
    const texts = this.#page.getByRole('dialog', { name: 'Licences' }).getByRole('region')
    await texts.getByRole('heading').first().waitFor()
    return (await texts.textContent()) ?? ''
  }

  /** Opens the guide by its key; answers the title of the page that it opens at. */
  async openGuide(): Promise<string> {
    // A window that just opened does not listen yet.
    await this.#page.getByRole('button', { name: 'Help', exact: true }).waitFor()
    await this.#page.keyboard.press('F1')
    return this.pageTitle()
  }

  /** The title of the page that is open. */
  async pageTitle(): Promise<string> {
    return (await this.guide.getByRole('heading', { level: 3 }).textContent()) ?? ''
  }

  /** Turns to a page by its place in the list. */
  async turnTo(title: string): Promise<void> {
    await this.guide.getByRole('navigation').getByRole('button', { name: title, exact: true }).click()
    await this.guide.getByRole('region', { name: title, exact: true }).waitFor()
  }

  /** Follows a link within the open page. */
  async follow(words: string): Promise<void> {
    await this.guide.getByRole('region').getByRole('button', { name: words, exact: true }).click()
  }

  /** Chooses from the help menu of the bar. */
  async choose(entry: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Help', exact: true }).click()
    await this.#page.getByRole('menuitem', { name: entry }).click()
  }

  async close(): Promise<void> {
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await this.#page.getByRole('dialog').waitFor({ state: 'detached' })
  }
}
