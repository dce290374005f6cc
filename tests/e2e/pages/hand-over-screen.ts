import type { Locator, Page } from 'playwright-core'

/** Proof and files of one option. */
export class HandOverScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get main(): Locator {
    return this.#page.getByRole('main', { name: 'Govern' })
  }

  /** Chooses the option that is handed over. */
  async choose(option: string): Promise<void> {
    await this.main.getByRole('button', { name: / Option$/ }).click()
    await this.#page
      .getByRole('listbox')
      .getByRole('option', { name: new RegExp(` ${option}$`) })
      .click()
    await this.main.getByRole('heading', { level: 1, name: option }).waitFor()
  }

  /** Runs the same-answer proof and waits for its good end. */
  async prove(option: string): Promise<void> {
    await this.main
      .getByRole('button', { name: /^Prove (?:same answers|again)$/ })
      .first()
      .click()
    await this.title(`${option} gives the same answer in every engine`).waitFor()
  }

  title(words: string): Locator {
    return this.main.getByRole('heading', { level: 1, name: words, exact: true })
  }

  /** Units of a line in the certificate: "New 2,186 2,186 2,186 0". */
  certificateLine(name: string): Locator {
    return this.main.getByRole('article').getByRole('row', { name: new RegExp(`^${name} `) })
  }

  async openPart(part: 'Definition' | 'Same-answer proof' | 'SQL' | 'Consent'): Promise<void> {
    await this.main.getByRole('tab', { name: new RegExp(`^${part}`) }).click()
  }

  /** Saves one file of the list by the end of its name, after the option's. */
  async saveFile(ending: string): Promise<void> {
    const files = this.#page.getByRole('complementary', { name: 'Files' })
    await files.getByRole('button', { name: new RegExp(`^Save [^.]*${ending.replaceAll('.', '\\.')}$`) }).click()
  }

  /** Saves all files in one archive. */
  async saveAll(): Promise<void> {
    await this.main.getByRole('button', { name: /^Export \d+ files…$/ }).click()
  }
}
