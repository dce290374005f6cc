import { TextDecoder } from 'node:util'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { OpenFile } from '../open-file.ts'
import { partBytes } from './part-bytes.ts'
import { damaged } from './workbook-failure.ts'
import type { ZipEntry } from './zip-archive.ts'

export type Attributes = Readonly<Record<string, string>>

/** Takes the events of an XML part. Names come without their prefix: `x:c` is `c`. */
export interface XmlTaker {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  /** Between two tags it may come in several pieces. */
  text(text: string): void
}

/**
 * Gives a part's events to a taker, chunk by chunk, until `goOn` says no. References to entities outside XML's five are
 * refused with the document type that would declare them: nothing is ever fetched or expanded.
 * Throws AppError('file-malformed') for what is no well-formed XML.
 */
export async function readXml(
  file: OpenFile,
  entry: ZipEntry,
  taker: XmlTaker,
  goOn: (packedBytesTaken: number) => boolean = () => true,
): Promise<void> {
  const parser = parserFor(file.name, entry.name, taker)
  let decoder: TextDecoder | null = null
  for await (const { bytes, packedBytesTaken } of partBytes(file, entry)) {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
    taken(parser, decoded(decoder, bytes, file.name, entry.name), file.name, entry.name)
    if (!goOn(packedBytesTaken)) return
  }
  if (decoder !== null) taken(parser, decoded(decoder, null, file.name, entry.name), file.name, entry.name)
  parser.close()
}

/** One text of half a gigabyte is more than a string holds: no cell has so much. */
function taken(parser: SaxesParser, text: string, file: string, part: string): void {
  try {
    parser.write(text)
  } catch (cause) {
    throw cause instanceof RangeError ? damaged(file, `the part ${part} has a text without end`, cause) : cause
  }
}

function parserFor(file: string, part: string, taker: XmlTaker): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (cause) => {
    throw damaged(file, `the part ${part} is not well-formed XML`, cause)
  })
  parser.on('doctype', () => {
    throw damaged(file, `the part ${part} declares a document type, which no workbook does`)
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => taker.open(localName(name), attributes))
  parser.on('closetag', ({ name }: SaxesTagPlain) => taker.close(localName(name)))
  parser.on('text', (text) => taker.text(text))
  parser.on('cdata', (text) => taker.text(text))
  return parser
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** XML without a mark is UTF-8; Office knows UTF-16 besides. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function decoded(decoder: TextDecoder, bytes: Uint8Array | null, file: string, part: string): string {
  try {
    return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch (cause) {
    throw damaged(file, `the part ${part} has bytes that are no text`, cause)
  }
}

/** The value of an attribute by its local name: `r:id` or `id`. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const own = attributes[name]
  if (own !== undefined) return own
  const prefixed = Object.keys(attributes).find((key) => localName(key) === name)
  return prefixed === undefined ? undefined : attributes[prefixed]
}
