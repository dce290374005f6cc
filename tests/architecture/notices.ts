import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShippedPackage } from './shipped-packages.ts'
import { root } from './source-files.ts'

export const NOTICES_FILE = 'docs/THIRD-PARTY-NOTICES'

const HEAD = `Tessera: notices of third parties

Tessera itself is under the MIT licence (see LICENSE). It holds the packages below or parts of them, each under the licence
whose text follows it. This file is written from package-lock.json and the bundles by "npm run notices"; do not edit it.

Besides the packages:

- Electron and Chromium, where the desktop application brings them: their licences lie beside the program as
  LICENSE.electron.txt and LICENSES.chromium.html.
- SQLite, compiled into better-sqlite3, is dedicated to the public domain by its authors: sqlite.org/copyright.html.
- DuckDB, the library within the packages @duckdb/node-bindings-*, is under the MIT licence, copyright the Stichting
  DuckDB Foundation. It is compiled with libraries of others under permissive licences, which stand in the folder
  third_party of DuckDB's source.
- The typeface Inter is the package @fontsource-variable/inter, under the SIL Open Font License 1.1 (text below).
- The mark and the application's icon are Tessera's own.
`

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|copyrightnotice|unlicense)(?:[.-].*)?$/i

const MIT = (holder: string) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`

const ISC = (holder: string) => `ISC License

Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`

/** The licence files of a package; where it brings none, the text that its licence's name stands for. */
export function licenceText({ name, author, licence, folder }: ShippedPackage): string {
  const files = readdirSync(join(root, folder)).filter((file) => LICENCE_FILE.test(file))
  if (files.length > 0)
    return files
      .sort()
      .map((file) => read(join(root, folder, file)))
      .join('\n\n')
  const holder = author === '' ? `the authors of ${name}` : author
  if (licence === 'MIT') return MIT(holder)
  if (licence === 'ISC') return ISC(holder)
  if (licence === 'Apache-2.0')
    return read(join(root, 'node_modules/apache-arrow/LICENSE.txt')).split('\n-----')[0] ?? ''
  throw new Error(`${name} has no licence file, and the text of ${licence} is not at hand: add it to notices.ts.`)
}

/** Line ends and blank borders differ between packages that share one text. */
function read(file: string): string {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const RULE = '-'.repeat(80)

const ENTRY = /^(@?[\w./-]+) (\d\S*) \((.+)\)$/gm

/**
 * The packages that a written file lists, as they are installed now. Throws where one is gone or has another version.
 */
export function listedIn(text: string, reachable: readonly ShippedPackage[]): readonly ShippedPackage[] {
  const listed = new Set([...text.matchAll(ENTRY)].map(([, name, version]) => `${name} ${version}`))
  const found = reachable.filter(({ name, version }) => listed.has(`${name} ${version}`))
  const missing = [...listed].filter((entry) => !found.some(({ name, version }) => entry === `${name} ${version}`))
  if (missing.length > 0) throw new Error(`Not in package-lock.json any more: ${missing.join(', ')}`)
  return found
}

/** The whole file: every shipped package, those that share one text standing together above it. */
export function noticesOf(shipped: readonly ShippedPackage[]): string {
  const byText = new Map<string, ShippedPackage[]>()
  for (const each of shipped) {
    const text = licenceText(each)
    byText.set(text, [...(byText.get(text) ?? []), each])
  }
  const parts = [...byText].map(([text, packages]) => {
    const names = packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`)
    return `${RULE}\n${[...new Set(names)].join('\n')}\n\n${text}\n`
  })
  return `${HEAD}\n${parts.join('\n')}`
}
