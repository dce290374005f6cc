import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SAMPLE_THRESHOLDS } from '../../main/domain/sample/sample-structures.ts'
import { sampleTable } from '../../main/domain/sample/sample-table.ts'
import { readOptions } from '../../main/hosts/cli/options.ts'
import { USAGE } from '../../main/hosts/cli/usage.ts'
import { METRIC_CATALOGUE } from '../../shared/economics/metric-catalogue.ts'
import { ROLE_IDS } from '../../shared/economics/role.ts'
import { ROLE_CATALOGUE } from '../../shared/economics/role-catalogue.ts'
import { FUNCTIONS, functionName, signatureOf } from '../../shared/formulas/function-catalogue.ts'
import { readFormula } from '../../shared/formulas/read-formula.ts'
import { readRule } from '../../shared/rules/read-rule.ts'
import { FALSE, TRUE, type Truth, truthOf, UNKNOWN } from '../../shared/rules/truth.ts'
import {
  boldOf,
  codeOf,
  codeSpansOf,
  commandLinesOf,
  GUIDE_FOLDER,
  guidePage,
  linksOf,
  productText,
  rowsBelow,
  wordsOfCommand,
} from './guide-pages.ts'
import { root, sourceFiles } from './source-files.ts'

const files = readdirSync(join(root, GUIDE_FOLDER)).filter((name) => name.endsWith('.md'))
const pages = files.map(guidePage)
const page = (file: string) => guidePage(`${file}.md`)
const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
const said = productText()

/** Whether the product says a sentence, "…" standing for what changes in it. */
const saysAll = (words: string): boolean =>
  words
    .split('…')
    .map((part) => part.trim())
    .filter((part) => part.length > 1)
    .every((part) => said.includes(part))

/** The sample workspace's columns and thresholds. */
const scope = {
  columns: new Map(sampleTable(1, 1).map(({ name, type }) => [String(name), type])),
  thresholds: new Map(SAMPLE_THRESHOLDS.map(({ name, value }) => [name, value])),
}

describe('guide', () => {
  it('lists every page once and leads nowhere else', () => {
    const listed = linksOf(guidePage('README.md'))
    expect([...listed].sort()).toEqual(files.filter((file) => file !== 'README.md').sort())
    for (const { file, tokens } of pages)
      for (const link of linksOf({ file, tokens })) expect(files, `${file} links to ${link}`).toContain(link)
  })

  it('begins every page with one title', () => {
    for (const { file, tokens } of pages) {
      const titles = tokens.filter((token) => token.type === 'heading' && 'depth' in token && token.depth === 1)
      expect(titles.length, file).toBe(1)
      expect(tokens[0], file).toBe(titles[0])
    }
  })

  it('writes in bold only what stands on screen', () => {
    const strange = pages.flatMap(({ file, tokens }) =>
      boldOf({ file, tokens })
        .map((words) => words.replaceAll(/\s+/g, ' '))
        .filter((words) => !saysAll(words))
        .map((words) => `${file}: ${words}`),
    )
    expect(strange).toEqual([])
  })

  it('quotes only messages that the product has', () => {
    const parts = ['Files of data', 'Workspaces', 'Rules', 'Figures and hand-over', 'Starting']
    const messages = parts.flatMap((part) => rowsBelow(page('troubleshooting'), part).map(([message = '']) => message))
    expect(messages.length).toBeGreaterThan(30)
    expect(messages.filter((message) => !saysAll(message))).toEqual([])
  })
})

describe('rules of the guide', () => {
  const rules = pages.flatMap((each) => codeOf(each, 'rule').flatMap(lines))
  const cheats = rowsBelow(page('rules'), 'Cheat sheet').flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, rule = '']) => rule).filter((rule) => !rule.includes('…')),
  )

  it.each([...rules, ...cheats])('run on the sample: %s', (text) => {
    expect(readRule(text, scope).problems).toEqual([])
  })

  it.each(pages.flatMap((each) => codeOf(each, 'refused').flatMap(lines)))(
    'are refused, with what helps: %s',
    (text) => {
      const { rule, problems } = readRule(text, scope)
      expect(rule).toBeNull()
      expect(problems[0]?.replacement ?? problems[0]?.suggestion ?? problems[0]?.message).toBeTruthy()
    },
  )

  it('has enough of them', () => {
    expect(rules.length).toBeGreaterThan(10)
    expect(cheats.length).toBeGreaterThan(15)
  })

  it('combines true, false and unknown as the product does', () => {
    const truths: Readonly<Record<string, Truth>> = { true: TRUE, false: FALSE, unknown: UNKNOWN }
    const cells = { [TRUE]: true, [FALSE]: false, [UNKNOWN]: null }
    const rows = rowsBelow(page('rules'), 'True, false, unknown').filter((row) => row.length === 4)
    expect(rows.length).toBe(3)
    for (const [first = '', second = '', and = '', or = ''] of rows) {
      const values = new Map([first, second].map((word, index) => [`c${index}`, cells[truths[word] ?? FALSE]]))
      const truth = (text: string) => {
        const columns = new Map([...values.keys()].map((name) => [name, 'boolean'] as const))
        const { rule } = readRule(text, { columns, thresholds: new Map() })
        if (rule === null) throw new Error(`${text} cannot be read`)
        return truthOf(rule, (column) => values.get(column) ?? null, { asOf: 0, thresholds: new Map() })
      }
      expect(truth('c0 = true and c1 = true'), `${first} and ${second}`).toBe(truths[and])
      expect(truth('c0 = true or c1 = true'), `${first} or ${second}`).toBe(truths[or])
    }
  })
})

describe('formulas of the guide', () => {
  it.each(codeOf(page('formulas'), 'formula').flatMap(lines))('can be read over the sample: %s', (text) => {
    expect(readFormula(text, scope).problems).toEqual([])
  })

  it('have every function with what it gives', () => {
    const [first, ...rows] = rowsBelow(page('formulas'), 'Functions')
    expect(first?.[0]).toContain('if(')
    expect(rows).toEqual(functionName.options.map((name) => [`\`${signatureOf(name)}\``, FUNCTIONS[name].detail]))
  })
})

describe('tables of the guide', () => {
  it('have every measure with its formula', () => {
    const rows = rowsBelow(page('column-meanings'), 'The measures')
    expect(rows).toEqual(Object.values(METRIC_CATALOGUE).map(({ label, formula }) => [label, formula]))
  })

  it('have every column meaning with what it is', () => {
    const rows = rowsBelow(page('column-meanings'), 'The meanings')
    expect(rows).toEqual(Object.values(ROLE_CATALOGUE).map(({ label, explanation }) => [label, explanation]))
  })

  it('have every key that commands are given', () => {
    const sources = sourceFiles(['renderer']).map(({ text }) => text)
    const keys = new Set(
      sources.flatMap((text) => [...text.matchAll(/shortcut: '([^'`$]+)'/g)].map(([, key = '']) => key)),
    )
    const text = JSON.stringify(page('keyboard').tokens)
    const written = [...keys].map((key) => key.replaceAll('Mod+', 'Ctrl ').replaceAll('+', ' '))
    expect(written.length).toBeGreaterThan(12)
    expect(written.filter((key) => !text.includes(key))).toEqual([])
  })
})

describe('commands of the guide', () => {
  it.each(pages.flatMap(commandLinesOf))('have options and words that exist: %s', (line) => {
    const { command, help } = readOptions(wordsOfCommand(line))
    if (!help) expect(USAGE).toContain(`\n  tessera ${command} `)
  })

  it('leave out no option and no meaning', () => {
    const spans = codeSpansOf(page('command-line')).join(' ')
    const options = new Set([...USAGE.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option))
    expect(options.size).toBeGreaterThan(12)
    for (const word of [...options, ...ROLE_IDS]) if (word !== '--help') expect(spans, word).toContain(word)
  })
})
