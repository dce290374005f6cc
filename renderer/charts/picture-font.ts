import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'

let rule: Promise<string> | null = null

/** An SVG text that carries the interface's type itself, so that it looks the same on every computer. */
export async function withFont(svg: string): Promise<string> {
  rule ??= fontRule()
  const style = await rule.catch(() => {
    // The picture is right without it, in the fonts of whoever looks at it; the next one tries again.
    rule = null
    return ''
  })
  return svg.replace(/<svg\b[^>]*>/, (opening) => `${opening}${style}`)
}

async function fontRule(): Promise<string> {
  const answer = await fetch(interUrl)
  if (!answer.ok) throw new Error(`The font answered with status ${answer.status}`)
  const address = await dataAddress(await answer.blob())
  return `<style>@font-face{font-family:"Inter Variable";font-weight:100 900;src:url("${address}") format("woff2")}</style>`
}

function dataAddress(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => (typeof reader.result === 'string' ? resolve(reader.result) : reject(reader.error))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(bytes)
  })
}
