import type { Locator, Page } from 'playwright-core'

/** What a workshop asks of the board besides the look-up. */
export class Workshop {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get main(): Locator {
    return this.#page.getByRole('main', { name: 'Compare' })
  }

  /** Opens a part by its name in the menu. */
  async open(part: string): Promise<void> {
    await this.main.getByRole('button', { name: 'Workshop', exact: true }).click()
    await this.#page.getByRole('menuitem', { name: part }).click()
    await this.main.getByRole('button', { name: 'Back to the board' }).waitFor()
  }

  async backToBoard(): Promise<void> {
    await this.main.getByRole('button', { name: 'Back to the board' }).click()
    await this.main.getByRole('button', { name: 'Workshop', exact: true }).waitFor()
  }

  title(words: RegExp): Locator {
    return this.main.getByRole('heading', { level: 1, name: words })
  }
}
