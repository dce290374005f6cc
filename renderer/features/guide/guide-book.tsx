import { Button as AriaButton } from 'react-aria-components'
import { followGuideLink, GUIDE_PAGES, type GuidePageId, openGuide } from '../../state/guide-store.ts'
import { guideStrings as say } from '../../strings/guide.ts'
import { ProseBlocks } from '../../ui/prose/prose-blocks.tsx'
import { GUIDE_BLOCKS, titleOf } from './guide-pages.ts'

/** The pages at the left, the open one beside them. */
export function GuideBook({ page }: { readonly page: GuidePageId }) {
  return (
    <div className="guide">
      <nav aria-label={say.pages}>
        <ol>
          {GUIDE_PAGES.map((id) => (
            <li key={id}>
              <AriaButton
                className={id === page ? 'guide-page here' : 'guide-page'}
                {...(id === page ? { 'aria-current': 'page' as const } : {})}
                onPress={() => openGuide(id)}
              >
                {titleOf(id)}
              </AriaButton>
            </li>
          ))}
        </ol>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it; a page begins at its top */}
      <section key={page} className="guide-text" aria-label={titleOf(page)} tabIndex={0}>
        <div className="prose">
          <ProseBlocks blocks={GUIDE_BLOCKS[page]} onLink={followGuideLink} />
        </div>
      </section>
    </div>
  )
}
