import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexer, type Token, type Tokens } from 'marked'
import { root, sourceFiles } from './source-files.ts'

/** One page of the guide, read as Markdown. */
export interface GuidePage {
  readonly file: string
  readonly tokens: readonly Token[]
}

export const GUIDE_FOLDER = 'docs/guide'

export function guidePage(file: string): GuidePage {
  return { file, tokens: lexer(readFileSync(join(root, GUIDE_FOLDER, file), 'utf8')) }
}

/** Every token of a page, those inside lists, tables and sentences included. */
export function allTokens(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token) => [token, ...allTokens(childrenOf(token))])
}

function childrenOf(token: Token): readonly Token[] {
  if (isTable(token)) return [...token.header, ...token.rows.flat()].flatMap((cell) => cell.tokens)
  if (isList(token)) return token.items.flatMap((item) => item.tokens)
  return 'tokens' in token ? (token.tokens ?? []) : []
}

const isTable = (token: Token): token is Tokens.Table => token.type === 'table'
const isList = (token: Token): token is Tokens.List => token.type === 'list'
const isCode = (token: Token): token is Tokens.Code => token.type === 'code'

/** Bodies of the code blocks of one language. */
export function codeOf({ tokens }: GuidePage, language: string): readonly string[] {
  return allTokens(tokens).flatMap((token) => (isCode(token) && token.lang === language ? [token.text] : []))
}

/** Words in bold: by the guide's custom, words that stand on screen. */
export function boldOf({ tokens }: GuidePage): readonly string[] {
  return allTokens(tokens).flatMap((token) => (token.type === 'strong' && 'text' in token ? [String(token.text)] : []))
}

/** What is written as code inside sentences and tables. */
export function codeSpansOf({ tokens }: GuidePage): readonly string[] {
  return allTokens(tokens).flatMap((token) =>
    token.type === 'codespan' && 'text' in token ? [String(token.text)] : [],
  )
}

export function linksOf({ tokens }: GuidePage): readonly string[] {
  return allTokens(tokens).flatMap((token) => (token.type === 'link' && 'href' in token ? [String(token.href)] : []))
}

const TESSERA = 'npm run -s tessera -- '

/** The calls of Tessera's command line on a page, each on one line. */
export function commandLinesOf(page: GuidePage): readonly string[] {
  const lines = codeOf(page, 'sh').flatMap((text) => text.replaceAll(/\\\n\s*/g, '').split('\n'))
  return lines.filter((line) => line.startsWith(TESSERA))
}

/** The arguments of such a call, quotes taken off. */
export function wordsOfCommand(line: string): readonly string[] {
  return [...line.slice(TESSERA.length).matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}

/** Rows of the tables below a heading, each cell as its Markdown text. */
export function rowsBelow({ tokens }: GuidePage, heading: string): readonly (readonly string[])[] {
  const from = tokens.findIndex((token) => token.type === 'heading' && 'text' in token && token.text === heading)
  const rest = tokens.slice(from + 1)
  const end = rest.findIndex(({ type }) => type === 'heading')
  const part = from < 0 ? [] : rest.slice(0, end < 0 ? rest.length : end)
  return part.filter(isTable).flatMap((table) => table.rows.map((row) => row.map(({ text }) => text)))
}

/** Everything that the product can say: its sources in one text, white space made even. */
export function productText(): string {
  return sourceFiles()
    .map(({ text }) => text)
    .join('\n')
    .replaceAll("\\'", "'")
    .replaceAll(/\s+/g, ' ')
}
