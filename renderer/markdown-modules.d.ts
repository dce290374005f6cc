/** A Markdown file, read at build time (guide-markdown.ts). */
declare module '*.md' {
  export const blocks: readonly import('./ui/prose/prose.ts').Block[]
}
