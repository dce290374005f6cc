import { typedText } from './escaped-text.ts'
import type { Workbook } from './workbook.ts'
import { refused } from './workbook-failure.ts'
import { readXml, type XmlTaker } from './xml-events.ts'

/** A gigabyte or two of memory. */
const MOST_CHARACTERS = 2 ** 29
/** What each text takes besides its characters, so that many empty ones have a bound too. */
const COST_OF_A_TEXT = 32

/**
 * The texts that cells refer to by number, up to and including `last`. Runs of rich text are joined; the readings beside
 * East Asian texts are left out.
 */
export async function readSharedTexts(
  { file, sharedTexts }: Workbook,
  last: number,
  check: () => void,
): Promise<readonly string[]> {
  const texts: string[] = []
  if (sharedTexts === null) return texts
  let characters = 0
  const taker = textTaker('si', (text) => {
    texts.push(text)
    characters += text.length + COST_OF_A_TEXT
  })
  await readXml(file, sharedTexts, taker, () => {
    check()
    if (characters > MOST_CHARACTERS) {
      const what = 'has more text than can be held in memory.'
      throw refused(file.name, what, 'Save the sheet as CSV and choose that file.')
    }
    return texts.length <= last
  })
  return texts
}

/** Gathers the text of each element of a name: that of its `t` elements, but not of those in `rPh`. */
function textTaker(element: string, onText: (text: string) => void): XmlTaker {
  let gathered = ''
  let isText = false
  let readings = 0
  return {
    open(name) {
      if (name === element) gathered = ''
      else if (name === 'rPh') readings++
      else if (name === 't') isText = readings === 0
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') readings--
      else if (name === element) onText(typedText(gathered))
    },
    text(text) {
      if (isText) gathered += text
    },
  }
}
