/** A record of a sample, as texts; `line` from 1 within the sample. */
export interface SampleRecord {
  readonly fields: readonly string[]
  readonly line: number
}

/**
 * Splits a sample by the grammar of csv-scanner.ts, without its care for broken rows: a quote that is never closed
 * ends with the sample. Stops after `limit` records.
 */
export function splitSample(
  text: string,
  delimiter: string,
  quote: string,
  newline: string,
  limit: number,
): SampleRecord[] {
  const records: SampleRecord[] = []
  let at = 0
  let line = 1
  while (at < text.length && records.length < limit) {
    const firstLine = line
    const fields: string[] = []
    for (;;) {
      const field = fieldAt(text, at, delimiter, quote, newline)
      fields.push(field.text)
      line += field.linesInside
      at = field.end
      if (text[at] !== delimiter) break
      at++
    }
    records.push({ fields, line: firstLine })
    at += text[at] === '\r' && newline === '\n' ? 2 : 1
    line++
  }
  return records
}

interface FieldFound {
  readonly text: string
  readonly end: number
  readonly linesInside: number
}

function fieldAt(text: string, start: number, delimiter: string, quote: string, newline: string): FieldFound {
  let open = start
  while (text[open] === ' ' && delimiter !== ' ') open++
  if (quote !== '' && text[open] === quote) return quotedField(text, open + 1, delimiter, quote, newline)
  const end = fieldEnd(text, start, delimiter, newline)
  return { text: text.slice(start, end), end, linesInside: 0 }
}

function quotedField(text: string, start: number, delimiter: string, quote: string, newline: string): FieldFound {
  let close = start
  for (; close < text.length; close++) {
    if (text[close] !== quote) continue
    if (text[close + 1] !== quote) break
    close++
  }
  const inside = text.slice(start, close)
  const value = inside.includes(quote) ? inside.replaceAll(quote + quote, quote) : inside
  const linesInside = inside.includes(newline) ? inside.split(newline).length - 1 : 0
  return { text: value, end: fieldEnd(text, Math.min(close + 1, text.length), delimiter, newline), linesInside }
}

function fieldEnd(text: string, start: number, delimiter: string, newline: string): number {
  let at = start
  for (; at < text.length; at++) {
    const character = text[at]
    if (character === delimiter || character === newline) break
    if (character === '\r' && newline === '\n' && (text[at + 1] === '\n' || at + 1 === text.length)) break
  }
  return at
}
