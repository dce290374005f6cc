/**
 * How well the letters of a question occur in order in a text; null where they do not. Higher is better: beginnings of
 * words and letters in a row count most, early places a little.
 */
export function fuzzyScore(question: string, text: string): number | null {
  const wanted = question.toLowerCase().replace(/\s+/g, '')
  const letters = text.toLowerCase()
  let score = 0
  let place = -1
  for (const letter of wanted) {
    const next = bestPlace(letters, letter, place)
    if (next === -1) return null
    score += placeScore(text, next, place)
    place = next
  }
  return score - text.length / 1000
}

/** The letter right after the last one, else at the beginning of a word, else wherever it comes next. */
function bestPlace(letters: string, letter: string, after: number): number {
  if (letters[after + 1] === letter) return after + 1
  for (let at = after + 1; at < letters.length; at += 1) {
    if (letters[at] === letter && isWordStart(letters, at)) return at
  }
  return letters.indexOf(letter, after + 1)
}

function placeScore(text: string, at: number, previous: number): number {
  if (previous >= 0 && at === previous + 1) return 8
  if (at === 0) return 9
  if (isWordStart(text, at)) return 6
  return 1 - Math.min(0.9, (at - previous) / 50)
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[\s_.:/-]/.test(text[at - 1] ?? '')
}
