import type { Locator, Page } from 'playwright-core'

/** One option laid over another, and what is worked out below the board. */
export class OverlapScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get #main(): Locator {
    return this.#page.getByRole('main', { name: 'Compare' })
  }

  async open(): Promise<void> {
    await this.#main.getByRole('button', { name: 'Overlap', exact: true }).click()
    await this.table.waitFor()
  }

  get table(): Locator {
    return this.#main.getByRole('table', { name: / by / })
  }

  /** The units of a pair, as a button that shows who they are; whatever their number. */
  cell(row: string, column: string): Locator {
    return this.table.getByRole('button', { name: new RegExp(`in ${row} and in ${column}: show them$`) })
  }

  get agreement(): Locator {
    return this.#main.getByText(/^agreement [−0-9.]+ of 1$/)
  }

  /** Turns rows and columns round. */
  async swap(): Promise<void> {
    await this.#main.getByRole('button', { name: 'Swap rows and columns' }).click()
  }

  async leave(): Promise<void> {
    await this.#main.getByRole('button', { name: 'Back to the board' }).click()
  }

  /** A band of charts below the board, scrolled to so that it is asked for. */
  async band(question: string): Promise<Locator> {
    const board = this.#main.locator('.board-scroll')
    await board.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    const band = this.#main.getByRole('region', { name: question })
    await band.waitFor()
    return band
  }
}
