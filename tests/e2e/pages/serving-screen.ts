import type { Locator, Page } from 'playwright-core'

/** What an option takes to serve: capacities, statement, service levels, allocation and tenure. */
export class ServingScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get main(): Locator {
    return this.#page.getByRole('main', { name: 'Compare' })
  }

  async open(): Promise<void> {
    await this.main.getByRole('button', { name: 'What it takes', exact: true }).click()
    await this.main.getByRole('tab', { name: 'Capacity' }).waitFor()
  }

  async leave(): Promise<void> {
    await this.main.getByRole('button', { name: 'Back to the board' }).click()
  }

  async show(tab: string): Promise<void> {
    await this.main.getByRole('tab', { name: tab }).click()
  }

  table(name: string): Locator {
    return this.main.getByRole('table', { name })
  }

  /** The row of a segment, or of a capacity. */
  row(table: string, name: string): Locator {
    return this.table(table)
      .getByRole('row')
      .filter({ has: this.#page.getByRole('rowheader', { name, exact: true }) })
  }

  /** Opens what would help a segment. */
  async waysOut(name: string): Promise<Locator> {
    await this.main.getByRole('button', { name: `Ways out for ${name}` }).click()
    const dialog = this.#page.getByRole('dialog', { name: `${name}: what would help` })
    await dialog.waitFor()
    return dialog
  }

  async choose(label: string, choice: string): Promise<void> {
    await this.main.getByRole('button', { name: new RegExp(label) }).click()
    await this.#page.getByRole('option', { name: choice }).click()
  }
}
