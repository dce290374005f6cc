import type { ReactNode } from 'react'
import { assertNever } from '../../../shared/contract/assert-never.ts'
import { Button } from '../button.tsx'
import type { Block, Inline } from './prose.ts'
import './prose.css'

export interface ProseBlocksProps {
  readonly blocks: readonly Block[]
  /** Follows a link to another page. */
  readonly onLink: (to: string) => void
}

/** Draws a written page; its text never becomes HTML. */
export function ProseBlocks({ blocks, onLink }: ProseBlocksProps) {
  return numbered(blocks).map(({ key, part }) => <BlockView key={key} block={part} onLink={onLink} />)
}

function BlockView({ block, onLink }: { readonly block: Block; readonly onLink: ProseBlocksProps['onLink'] }) {
  const line = (of: readonly Inline[]) => <Line of={of} onLink={onLink} />
  switch (block.kind) {
    case 'heading': {
      // The dialogue's own title stands above.
      const Heading = block.level === 1 ? 'h3' : 'h4'
      return <Heading>{line(block.of)}</Heading>
    }
    case 'paragraph':
      return <p>{line(block.of)}</p>
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul'
      return (
        <List>
          {numbered(block.items).map(({ key, part }) => (
            <li key={key}>
              <ProseBlocks blocks={part} onLink={onLink} />
            </li>
          ))}
        </List>
      )
    }
    case 'table':
      return <TableView table={block} line={line} />
    default:
      return assertNever(block)
  }
}

interface TableViewProps {
  readonly table: Extract<Block, { kind: 'table' }>
  readonly line: (of: readonly Inline[]) => ReactNode
}

function TableView({ table, line }: TableViewProps) {
  return (
    <table>
      <thead>
        <tr>
          {numbered(table.head).map(({ key, part }) => (
            <th key={key} scope="col">
              {line(part)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {numbered(table.rows).map(({ key, part: row }) => (
          <tr key={key}>
            {numbered(row).map(({ key: cellKey, part }) => (
              <td key={cellKey}>{line(part)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Line({ of, onLink }: { readonly of: readonly Inline[]; readonly onLink: ProseBlocksProps['onLink'] }) {
  return numbered(of).map(({ key, part }) => <Run key={key} run={part} onLink={onLink} />)
}

function Run({ run, onLink }: { readonly run: Inline; readonly onLink: ProseBlocksProps['onLink'] }) {
  switch (run.kind) {
    case 'text':
      return run.text
    case 'code':
      return <code>{run.text}</code>
    case 'span':
      return <Line of={run.of} onLink={onLink} />
    case 'strong':
      return (
        <strong>
          <Line of={run.of} onLink={onLink} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Line of={run.of} onLink={onLink} />
        </em>
      )
    case 'link':
      return (
        <Button kind="link" onPress={() => onLink(run.to)}>
          <Line of={run.of} onLink={onLink} />
        </Button>
      )
    default:
      return assertNever(run)
  }
}

/** Parts of a page never move, so their place is their key. */
function numbered<Part>(parts: readonly Part[]): readonly { readonly key: string; readonly part: Part }[] {
  return parts.map((part, index) => ({ key: `p${index}`, part }))
}
