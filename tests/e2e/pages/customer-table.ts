import type { Locator, Page } from 'playwright-core'

/** The loaded table and its column meanings. */
export class CustomerTable {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get main(): Locator {
    return this.#page.getByRole('main', { name: 'Data' })
  }

  /** Waits until the table's first rows are there. */
  async isShown(): Promise<void> {
    const grid = this.main.getByRole('grid', { name: 'Customer table' })
    await grid.getByRole('rowheader', { name: '1', exact: true }).waitFor()
  }

  get meanings(): Locator {
    return this.#page.getByRole('complementary', { name: 'Column meanings' })
  }

  /** Confirms what was suggested and waits until nothing is left to confirm. */
  async confirmMeanings(): Promise<void> {
    const confirm = this.meanings.getByRole('button', { name: 'Confirm all' })
    await confirm.click()
    await confirm.waitFor({ state: 'detached' })
  }

  /** Confirms one suggestion by its own button: a doubted one is passed over by "Confirm all". */
  async confirmMeaning(meaning: string, column: string): Promise<void> {
    const confirm = this.meanings.getByRole('button', { name: `Confirm ${meaning.toLowerCase()}: ${column}` })
    await confirm.click()
    await confirm.waitFor({ state: 'detached' })
  }

  /** Gives a meaning to a column by hand. */
  async map(meaning: string, column: string): Promise<void> {
    await this.meanings.getByRole('button', { name: new RegExp(`^${meaning} not mapped`) }).click()
    await this.meanings.getByRole('button', { name: 'Not mapped Column' }).click()
    await this.#page.getByRole('listbox').getByRole('option', { name: column, exact: true }).click()
    await this.meanings.getByRole('button', { name: new RegExp(`^${meaning} ${column}`) }).waitFor()
  }

  /** A line of what the meanings make available: "Churn 26.5%". */
  available(words: string | RegExp): Locator {
    return this.meanings.getByRole('paragraph').filter({ hasText: words })
  }

  async writeOptions(): Promise<void> {
    await this.main.getByRole('button', { name: 'Write options' }).click()
  }
}
