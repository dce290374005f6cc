import type { Locator, Page } from 'playwright-core'

/** The columns of the customer table with their check, and what is known of the chosen ones. */
export class ColumnList {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get #main(): Locator {
    return this.#page.getByRole('main', { name: 'Data' })
  }

  async open(): Promise<void> {
    await this.#main.getByRole('tab', { name: /^Columns/ }).click()
    await this.#main.getByRole('region', { name: 'Columns' }).waitFor()
  }

  /** The part of the table: which of the six are covered. */
  async openCoverage(): Promise<void> {
    await this.#main.getByRole('tab', { name: 'Coverage' }).click()
    await this.coverage('Who it is').waitFor()
  }

  coverage(part: string): Locator {
    return this.#main.getByRole('row', { name: new RegExp(`^${part}`) })
  }

  /** A column's row: "gender … Pass Kept out of rules …". */
  row(column: string): Locator {
    return this.#main.getByRole('row').filter({ has: this.#page.getByRole('rowheader', { name: column, exact: true }) })
  }

  /** Shows only columns of one kind: "Fail", "Kept out of rules". */
  async show(kind: string): Promise<void> {
    await this.#main.getByRole('radio', { name: new RegExp(`^${kind} `) }).click()
  }

  /** Chooses one column; what is known of it stands at the right. */
  async choose(column: string): Promise<void> {
    await this.row(column).getByRole('button', { name: column, exact: true }).click()
    await this.about(column).waitFor()
  }

  /** What is known of a column. */
  about(column: string): Locator {
    return this.#page.getByRole('complementary', { name: column, exact: true })
  }

  /** Writes into a field of the entry and keeps it. */
  async write(column: string, field: string, words: string): Promise<void> {
    const box = this.about(column).getByRole('textbox', { name: field, exact: true })
    await box.fill(words)
    await box.press('Enter')
  }

  async pick(column: string, field: string, choice: string): Promise<void> {
    await this.about(column)
      .getByRole('button', { name: new RegExp(`${field}$`) })
      .click()
    await this.#page.getByRole('listbox').getByRole('option', { name: choice, exact: true }).click()
  }

  async accept(column: string, reason: string): Promise<void> {
    await this.about(column).getByRole('textbox', { name: 'Reason to use it all the same' }).fill(reason)
    await this.about(column).getByRole('button', { name: 'Accept', exact: true }).click()
    await this.about(column).getByText(reason).waitFor()
  }

  async openLimits(): Promise<Locator> {
    await this.#main.getByRole('button', { name: 'Limits…' }).click()
    const dialog = this.#page.getByRole('dialog', { name: 'Limits of the check' })
    await dialog.waitFor()
    return dialog
  }
}
