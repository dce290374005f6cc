import { lexer, type Token, type Tokens } from 'marked'
import type { Block, Inline } from './ui/prose/prose.ts'

/*
 * Build time: a page of the guide, Markdown, as the tree that ui/prose draws. The page then needs no HTML of its own,
 * which the content policy would have to trust. Throws on Markdown that the tree has no word for.
 */

/** The blocks of a page; `file` names it in errors. */
export function blocksOf(markdown: string, file: string): readonly Block[] {
  const refuse = (token: Token): never => {
    throw new Error(`${file}: the guide has no ${token.type} (${token.raw.slice(0, 40)})`)
  }
  const inlines = (tokens: readonly Token[] = []): readonly Inline[] => tokens.map(inline)

  function inline(token: Token): Inline {
    if (isText(token)) return token.tokens ? { kind: 'span', of: inlines(token.tokens) } : plain(token.text)
    if (token.type === 'escape' && 'text' in token) return plain(String(token.text))
    if (token.type === 'strong') return { kind: 'strong', of: inlines(token.tokens) }
    if (token.type === 'em') return { kind: 'emphasis', of: inlines(token.tokens) }
    if (token.type === 'codespan' && 'text' in token) return { kind: 'code', text: String(token.text) }
    if (token.type === 'link' && 'href' in token) {
      return { kind: 'link', to: String(token.href), of: inlines(token.tokens) }
    }
    return refuse(token)
  }

  function block(token: Token): readonly Block[] {
    if (token.type === 'space') return []
    if (isHeading(token)) return [{ kind: 'heading', level: token.depth, of: inlines(token.tokens) }]
    if (token.type === 'paragraph') return [{ kind: 'paragraph', of: inlines(token.tokens) }]
    if (isText(token)) return [{ kind: 'paragraph', of: [inline(token)] }]
    if (isCode(token)) return [{ kind: 'code', text: token.text }]
    if (isList(token)) {
      return [{ kind: 'list', isOrdered: token.ordered, items: token.items.map((item) => item.tokens.flatMap(block)) }]
    }
    if (!isTable(token)) return refuse(token)
    const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlines(cell.tokens))
    return [{ kind: 'table', head: cells(token.header), rows: token.rows.map(cells) }]
  }

  return lexer(markdown).flatMap(block)
}

const plain = (text: string): Inline => ({ kind: 'text', text: text.replaceAll(/\s*\n\s*/g, ' ') })
const isText = (token: Token): token is Tokens.Text => token.type === 'text'
const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'
const isCode = (token: Token): token is Tokens.Code => token.type === 'code'
const isList = (token: Token): token is Tokens.List => token.type === 'list'
const isTable = (token: Token): token is Tokens.Table => token.type === 'table'
