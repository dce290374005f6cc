import { type KeyboardEvent, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { RecentWorkspace } from '../../../shared/contract/workspaces.ts'
import { call } from '../../api/call.ts'
import { reportError } from '../../state/notice-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { chooseWorkspace, openSample, openWorkspace } from '../../state/workspace-actions.ts'
import { startStrings as say } from '../../strings/start.ts'
import { Button } from '../../ui/button.tsx'
import { formatUnits } from '../../ui/format-number.ts'
import { formatWhen } from '../../ui/format-time.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'

/** The workspaces that were open before; on a first run the sample takes their place. */
export function RecentOrSample() {
  const [turn, setTurn] = useState(0)
  const { data: recent } = useQuery('workspaces.recent', {}, { turn })
  const forget = async (grant: string) => {
    await call('workspaces.forget', { grant }).catch(reportError)
    setTurn(turn + 1)
  }
  if (!recent) return null
  return recent.length === 0 ? <Sample /> : <RecentTable recent={recent} onForget={(grant) => void forget(grant)} />
}

function Sample() {
  return (
    <div className="try">
      <div className="section">
        <h2>{say.sampleTitle}</h2>
      </div>
      {say.sampleText.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Button onPress={() => void openSample()}>{say.sampleButton}</Button>
    </div>
  )
}

interface RecentTableProps {
  readonly recent: readonly RecentWorkspace[]
  readonly onForget: (grant: string) => void
}

function RecentTable({ recent, onForget }: RecentTableProps) {
  return (
    <>
      <div className="section">
        <h2>{say.recent}</h2>
        <span className="caption">{say.recentCount(recent.length)}</span>
      </div>
      <table onKeyDown={moveByArrows}>
        <thead>
          <tr>
            <th>{say.columns.workspace}</th>
            <th className="num">{say.columns.units}</th>
            <th className="num">{say.columns.options}</th>
            <th className="num last">{say.columns.opened}</th>
          </tr>
        </thead>
        <tbody>
          {recent.map((workspace) => (
            <tr key={workspace.grant} className={workspace.missing ? 'gone' : ''}>
              <td>
                {workspace.missing ? <Gone workspace={workspace} onForget={onForget} /> : <There {...workspace} />}
              </td>
              <td className="num">
                {workspace.unitCount === null
                  ? say.noTable
                  : formatUnits(workspace.unitCount, { singular: workspace.unitNoun, plural: workspace.unitNoun })}
              </td>
              <td className="num">{say.options(workspace.structureCount)}</td>
              <td className="num last">{formatWhen(new Date(workspace.openedAt), new Date())}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function There({ grant, title, folder }: RecentWorkspace) {
  return (
    <>
      <AriaButton className="recent-open" onPress={() => void openWorkspace(grant)}>
        {title}
      </AriaButton>
      <small>{folder}</small>
    </>
  )
}

function Gone({
  workspace,
  onForget,
}: {
  readonly workspace: RecentWorkspace
  readonly onForget: (grant: string) => void
}) {
  return (
    <>
      <b>{workspace.title}</b>
      <small>{workspace.folder}</small>
      <span className="recent-note">
        <StatusGlyph status="warning" />
        {say.missing}
        <Button kind="link" label={`${say.locate} ${workspace.title}`} onPress={() => void locate(workspace.grant)}>
          {say.locate}
        </Button>
        <Button kind="link" label={`${say.remove}: ${workspace.title}`} onPress={() => onForget(workspace.grant)}>
          {say.remove}
        </Button>
      </span>
    </>
  )
}

/** Opens the file where it is now and forgets where it was. */
async function locate(grant: string): Promise<void> {
  if (!(await chooseWorkspace())) return
  await call('workspaces.forget', { grant }).catch(reportError)
}

/** ↓ and ↑ go through the rows' names. */
function moveByArrows(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('.recent-open')]
  const here = names.indexOf(document.activeElement as HTMLElement)
  const next = names[here + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
