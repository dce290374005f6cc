import { describe, expect, it } from 'vitest'
import {
  NO_HISTORY,
  recorded,
  type TextHistory,
  type TextState,
  wentBack,
  wentForth,
} from '../../../../renderer/ui/code/text-history.ts'

const at = (text: string, caret = text.length): TextState => ({ text, caret })

/** Types letters at the end, one by one. */
function typed(start: string, letters: string, from: TextHistory = NO_HISTORY): { text: string; history: TextHistory } {
  let [text, history] = [start, from]
  for (const letter of letters) {
    history = recorded(history, at(text), at(text + letter))
    text += letter
  }
  return { text, history }
}

/** All texts on the way back. */
function wayBack(text: string, from: TextHistory): string[] {
  const texts = []
  let [history, state] = [from, at(text)]
  for (let step = wentBack(history, state); step !== null; step = wentBack(history, state)) {
    ;({ history, state } = step)
    texts.push(state.text)
  }
  return texts
}

describe('the history of a text', () => {
  it('goes back word by word, not letter by letter', () => {
    const { text, history } = typed('', 'tenure > 12')
    expect(wayBack(text, history)).toEqual(['tenure > ', 'tenure >', 'tenure ', 'tenure', ''])
  })

  it('takes a paste, a deletion and a completion as a step each', () => {
    let history = recorded(NO_HISTORY, at('ten'), at('tenure '))
    history = recorded(history, at('tenure '), at('tenure'))
    expect(wayBack('tenure', history)).toEqual(['tenure ', 'ten'])
  })

  it('goes forth again to where it was, until something else is typed', () => {
    const { text, history } = typed('a', ' b')
    const back = wentBack(history, at(text))!
    expect(wentForth(back.history, back.state)).toMatchObject({ state: at(text) })
    const changed = recorded(back.history, back.state, at('x'))
    expect(wentForth(changed, at('x'))).toBeNull()
    expect(wentBack(NO_HISTORY, at(''))).toBeNull()
  })

  it('ends a step where the typing moves elsewhere', () => {
    const { text, history } = typed('', 'abc')
    const elsewhere = recorded(history, at(text, 0), { text: 'xabc', caret: 1 })
    expect(wayBack('xabc', recorded(elsewhere, { text: 'xabc', caret: 1 }, { text: 'xyabc', caret: 2 }))).toContain(
      'abc',
    )
  })
})
