import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { root } from './source-files.ts'

const documents = ['README.md', 'docs/developing.md']
const read = (file: string) => readFileSync(join(root, file), 'utf8')

describe.each(documents)('%s', (file) => {
  const text = read(file)

  it('names only files and folders that are there', () => {
    const named = [...text.matchAll(/`((?:main|shared|renderer|tests|docs)\/[\w./*-]*)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(5)
    const there = (path: string) =>
      path.includes('*') ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path))
    expect(named.filter((path) => !there(path))).toEqual([])
  })

  it('runs only scripts that package.json has', () => {
    const scripts = [...text.matchAll(/npm run (?:-s )?([a-z]+)/g)].map(([, script = '']) => script)
    expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([])
  })

  it('links only to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => join(root, file, '..', link))
    expect(links.filter((link) => !existsSync(link))).toEqual([])
  })
})
