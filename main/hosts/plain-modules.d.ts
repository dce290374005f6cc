// Plain JavaScript that hosts share with the scripts of launch/.
declare module '*/needed-node.mjs' {
  export function nodeRefusal(version: string): string | null
}
