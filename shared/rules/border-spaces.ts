/** A text without the spaces at its ends; other white space stays. Takes no longer for many spaces within. */
export function withoutBorderSpaces(text: string): string {
  let [start, end] = [0, text.length]
  while (text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return text.slice(start, end)
}
