import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Completion } from '../../../shared/rules/complete-rule.ts'
import { codeWords } from '../../strings/code.ts'
import { classNames } from '../class-names.ts'
import { StatusGlyph } from '../status-glyph.tsx'

/** Width of the list, as code.css has it. */
const LIST_PX = 264

interface CompletionListProps {
  readonly id: string
  readonly completions: readonly Completion[]
  readonly picked: number
  readonly text: string
  readonly caret: number
  readonly input: RefObject<HTMLTextAreaElement | null>
  /** What is wrong with the text, which the list may cover where it stands below; null where nothing is. */
  readonly problem: string | null
  readonly onUse: (completion: Completion) => void
}

/** Height of one line of the list, and the most of what is wrong, as code.css has them. */
const LINE_PX = 24
const PROBLEM_PX = 58

/**
 * What may stand at the caret, below it, or above where there is no room, with what is wrong with the text so far. The
 * focus stays in the text; arrows pick, Tab or Enter writes.
 */
export function CompletionList(props: CompletionListProps) {
  const { id, completions, picked, text, caret, input, problem, onUse } = props
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null)
  const height = completions.length * LINE_PX + (problem === null ? 0 : PROBLEM_PX) + 10
  useLayoutEffect(() => {
    const follow = (): void => setPlace(caretPlace(input.current, text, caret, height))
    follow()
    document.addEventListener('scroll', follow, true)
    return () => document.removeEventListener('scroll', follow, true)
  }, [input, text, caret, height])
  return (
    <div className="completions" style={place ?? { left: 0, top: 0 }}>
      <div id={id} className="list" role="listbox" aria-label={codeWords.completions}>
        {completions.map((completion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the text, which keeps the focus
          <div
            key={`${completion.label} ${completion.detail}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === picked}
            className={classNames('item', index === picked && 'picked')}
            // The text must not lose the focus, or it would be kept as it stands.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onUse(completion)}
          >
            <span className="mono">{completion.label}</span>
            <span className="caption">{completion.detail}</span>
          </div>
        ))}
      </div>
      {/* The list of problems below the text is read aloud; this is the same for the eyes. */}
      {problem !== null && (
        <p className="completions-problem" aria-hidden="true">
          <StatusGlyph status="warning" label={codeWords.invalid} />
          <span>{problem}</span>
        </p>
      )}
    </div>
  )
}

/** Where the list stands in the window, by the caret in the painted text below the field, which wraps as the field does. */
function caretPlace(
  input: HTMLTextAreaElement | null,
  text: string,
  caret: number,
  height: number,
): { left: number; top: number } | null {
  const paper = input?.parentElement
  const ink = paper?.querySelector('.rule-ink')
  if (!paper || !ink) return null
  const line = text.slice(0, caret).split('\n').length - 1
  const column = caret - (text.lastIndexOf('\n', caret - 1) + 1)
  const painted = ink.querySelectorAll('.line')[line]
  if (painted === undefined) return null
  const range = document.createRange()
  let left = column
  for (const node of textNodes(painted)) {
    const length = node.textContent?.length ?? 0
    if (left <= length) {
      range.setStart(node, left)
      range.collapse(true)
      const box = range.getBoundingClientRect()
      const below = box.bottom + 3
      return {
        left: Math.max(4, Math.min(box.left, window.innerWidth - LIST_PX - 4)),
        top: below + height > window.innerHeight ? box.top - height - 3 : below,
      }
    }
    left -= length
  }
  return null
}

function textNodes(element: Element): readonly Node[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Node[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node)
  return nodes
}
