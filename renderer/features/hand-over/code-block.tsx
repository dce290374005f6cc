import { showNotice } from '../../state/notice-store.ts'
import { chartWords } from '../../strings/charts.ts'
import { handOverPartWords } from '../../strings/hand-over.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'

/** A text for machines, with a way to copy it. */
export function CodeBlock({
  title,
  caption,
  text,
}: {
  readonly title: string
  readonly caption?: string
  readonly text: string
}) {
  const copy = (): void => {
    copyText(text).catch(() =>
      showNotice({ tone: 'error', message: chartWords.notCopied, remedy: chartWords.notCopiedRemedy }),
    )
  }
  return (
    <section className="code-block" aria-label={title}>
      <div className="section">
        <h2>{title}</h2>
        {caption && <span className="caption cut">{caption}</span>}
        <span className="spring" />
        <Button kind="link" onPress={copy} label={`${handOverPartWords.copy}: ${title}`}>
          {handOverPartWords.copy}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <pre className="mono" tabIndex={0}>
        <code>{text}</code>
      </pre>
    </section>
  )
}
