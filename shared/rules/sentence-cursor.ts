/** A place in a sentence. Words are taken whole; the first letter of the sentence may be a capital. */
export class SentenceCursor {
  readonly #text: string
  #position = 0

  constructor(text: string) {
    this.#text = text
  }

  get isAtEnd(): boolean {
    return this.#position === this.#text.length
  }

  /** Takes words or a sign, and the space after it. */
  take(words: string): boolean {
    const end = this.#position + words.length
    const found = this.#text.slice(this.#position, end)
    const same = this.#position === 0 ? found.toLowerCase() === words.toLowerCase() : found === words
    const isWhole = !/[\p{L}\p{N}]$/u.test(words) || !/^[\p{L}\p{M}\p{N}]/u.test(this.#text.slice(end, end + 2))
    if (!same || !isWhole) return false
    this.#moveTo(end)
    return true
  }

  /** Takes words and gives them back if what follows cannot be read. */
  attempt<T>(words: string, read: () => T | null): T | null {
    const start = this.#position
    const value = this.take(words) ? read() : null
    if (value === null) this.#position = start
    return value
  }

  /** Takes what a sticky pattern matches. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position
    const found = pattern.exec(this.#text)
    if (found !== null) this.#moveTo(pattern.lastIndex)
    return found
  }

  #moveTo(end: number): void {
    this.#position = this.#text[end] === ' ' ? end + 1 : end
  }
}
