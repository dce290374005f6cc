import type { Locator, Page } from 'playwright-core'

/** What is counted, over which period, in which currency. */
export class FrameScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  field(label: string): Locator {
    return this.#page.getByRole('main', { name: 'Frame' }).getByLabel(label, { exact: true })
  }

  /** What depends on the fields, by its words: "31 Dec 2024". */
  depending(words: string): Locator {
    return this.#page.getByRole('complementary', { name: 'What depends on this' }).getByText(words)
  }

  /** Writes a field and leaves it, which keeps it. */
  async write(label: string, text: string): Promise<void> {
    await this.field(label).fill(text)
    await this.field(label).press('Enter')
    await this.field(label).blur()
  }
}
