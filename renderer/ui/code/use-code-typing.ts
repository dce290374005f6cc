import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Completion } from '../../../shared/rules/complete-rule.ts'
import { isShortcut } from '../shortcut.ts'
import type { CodeEdit } from './code-edit.ts'
import { useTextHistory } from './use-text-history.ts'

interface CodeTypingInput {
  /** The text as the workspace keeps it. */
  readonly kept: string
  readonly edit: CodeEdit
  /** What may stand at the caret, best first. */
  readonly complete: (text: string, caret: number) => readonly Completion[]
  /** The workbench's own undo and redo, where the field has nothing left to take back. */
  readonly onUndo: (direction: 'back' | 'forth') => void
}

/** Typing a rule or a formula: what may stand at the caret, the keys, and going back and forth. */
export interface CodeTyping {
  readonly input: RefObject<HTMLTextAreaElement | null>
  /** Where completions are offered; null while they are not. */
  readonly caret: number | null
  readonly completions: readonly Completion[]
  /** Index of the one that the arrows chose; -1 for none. */
  readonly picked: number
  readonly use: (completion: Completion) => void
  /** Writes a text over start..end and puts the caret behind it. */
  readonly write: (start: number, end: number, insert: string) => void
  readonly onChange: () => void
  readonly onSelect: () => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  readonly onBlur: () => void
}

const MOST = 8

/** Enter keeps, Esc goes back, Ctrl+Space offers, Alt+Enter mends; Ctrl+Z undoes what was typed, then what was kept. */
export function useCodeTyping({ kept, edit, complete, onUndo }: CodeTypingInput): CodeTyping {
  const [caret, setCaret] = useState<number | null>(null)
  const [picked, setPicked] = useState(-1)
  const input = useRef<HTMLTextAreaElement>(null)
  const place = useRef<number | null>(null)
  const caretBefore = useRef(0)
  const history = useTextHistory(kept)
  const { text } = edit
  const completions = caret === null ? [] : dueAt(text, caret, complete(text, caret))
  useLayoutEffect(() => {
    // After a completion, a mend or an undo the caret stands where it was written.
    if (place.current === null) return
    input.current?.setSelectionRange(place.current, place.current)
    caretBefore.current = place.current
    place.current = null
  })
  const set = (next: string, at: number): void => {
    place.current = at
    edit.setText(next)
    setPicked(-1)
  }
  const now = () => ({ text, caret: input.current?.selectionStart ?? 0 })
  const write = (start: number, end: number, insert: string): void => {
    const next = text.slice(0, start) + insert + text.slice(end)
    history.record(now(), { text: next, caret: start + insert.length })
    set(next, start + insert.length)
    setCaret(null)
    input.current?.focus()
  }
  const use = ({ start, end, insert }: Completion): void => {
    // A word is followed by another: its blank is written along, and what may come next is offered.
    const goesOn = /^[^"@].*[\p{L}\p{N}_\]=<>]$/u.test(insert) && !/^\s/.test(text.slice(end))
    write(start, end, goesOn ? `${insert} ` : insert)
    if (goesOn) setCaret(start + insert.length + 1)
  }
  const undo = (direction: 'back' | 'forth'): void => {
    const state = history[direction](now())
    if (state !== null) set(state.text, state.caret)
    else if (!edit.isDirty) onUndo(direction)
    else if (direction === 'back') edit.revert()
    setCaret(null)
  }
  const pickBy = (step: 1 | -1): void => {
    const from = picked < 0 && step < 0 ? 0 : picked
    setPicked((from + step + completions.length) % completions.length)
  }
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const isOpen = completions.length > 0
    const isPlain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey
    const chosen = completions[picked] ?? (event.key === 'Tab' ? completions[0] : undefined)
    const mend = edit.problems.find(({ replacement }) => replacement !== null)
    if (isShortcut(event, 'Mod+Z')) undo('back')
    else if (isShortcut(event, 'Mod+Shift+Z')) undo('forth')
    else if (event.ctrlKey && event.key === ' ') setCaret(now().caret)
    else if (event.altKey && event.key === 'Enter' && mend) write(mend.start, mend.end, mend.replacement ?? '')
    else if (isOpen && isPlain && event.key === 'ArrowDown') pickBy(1)
    else if (isOpen && isPlain && event.key === 'ArrowUp') pickBy(-1)
    else if (isOpen && isPlain && chosen && (event.key === 'Enter' || event.key === 'Tab')) use(chosen)
    else if (isPlain && event.key === 'Enter') {
      setCaret(null)
      edit.commit()
    } else if (event.key === 'Escape' && isOpen) setCaret(null)
    else if (event.key === 'Escape') {
      // What was given up by a slip can be had back.
      if (edit.isDirty) history.record(now(), { text: kept, caret: kept.length })
      edit.revert()
    } else return false
    return true
  }
  return {
    ...{ input, caret, completions, picked, use, write },
    onChange: () => {
      const field = input.current
      if (field === null) return
      const after = { text: field.value, caret: field.selectionStart }
      history.record({ text, caret: caretBefore.current }, after)
      edit.setText(after.text)
      setCaret(after.caret)
      setPicked(-1)
    },
    onSelect: () => {
      caretBefore.current = now().caret
    },
    onKeyDown: (event) => {
      if (!keys(event)) return
      event.preventDefault()
      event.stopPropagation()
    },
    onBlur: () => {
      setCaret(null)
      edit.commit()
    },
  }
}

/** Straight behind a finished word or number the list would only stand in the way. */
function dueAt(text: string, caret: number, found: readonly Completion[]): readonly Completion[] {
  const isDue = caret === 0 || /[\s(,=<>"]/.test(text[caret - 1] ?? '')
  return found.filter(({ start }) => isDue || start < caret).slice(0, MOST)
}
