import type { Locator, Page } from 'playwright-core'

/** Looking one account up, and the accounts that are pinned to the board. */
export class LookUp {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Look up an account' })
  }

  get pinned(): Locator {
    return this.#page.getByRole('region', { name: 'Pinned accounts' })
  }

  /** Opens the look-up by its keys and types; Enter takes the first that is found. */
  async open(text: string): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+Shift+f')
    await this.dialog.waitFor()
    await this.#page.keyboard.type(text)
    await this.dialog.getByRole('option', { name: text }).first().waitFor()
    await this.#page.keyboard.press('Enter')
    await this.answer(text).waitFor()
  }

  /** What is said of an account. */
  answer(key: string): Locator {
    return this.dialog.getByRole('article', { name: key })
  }

  /** What is said of it in one option. */
  landing(option: string): Locator {
    return this.dialog.getByRole('region', { name: option })
  }

  async pin(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Pin to the board' }).click()
    await this.dialog.getByRole('button', { name: 'Unpin', exact: true }).waitFor()
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape')
    await this.dialog.waitFor({ state: 'detached' })
  }

  /** The segments of a pinned account, one per option of the board. */
  async placesOf(key: string): Promise<readonly string[]> {
    const row = this.pinned.getByRole('row').filter({ has: this.#page.getByRole('button', { name: `${key}: why` }) })
    await row.waitFor()
    const cells = await row.getByRole('cell').allInnerTexts()
    return cells.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text))
  }
}
