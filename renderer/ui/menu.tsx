import type { ReactElement } from 'react'
import { Menu as AriaMenu, Header, MenuItem, MenuSection, MenuTrigger, Separator, Text } from 'react-aria-components'
import { Kbd } from './kbd.tsx'
import { Popover } from './popover.tsx'

export interface MenuEntry {
  readonly id: string
  readonly name: string
  readonly note?: string | undefined
  readonly shortcut?: string | undefined
  readonly isDisabled?: boolean | undefined
  /** Shown with a tick. */
  readonly isChosen?: boolean | undefined
  readonly onChoose: () => void
}

export interface MenuGroup {
  readonly title?: string | undefined
  readonly entries: readonly MenuEntry[]
}

export interface MenuProps {
  readonly label: string
  /** The button that opens it: a Button, an IconButton or any react-aria Button. */
  readonly trigger: ReactElement
  readonly groups: readonly MenuGroup[]
}

/** Actions on one thing, behind its button. */
export function Menu({ label, trigger, groups }: MenuProps) {
  const entries = groups.flatMap((group) => group.entries)
  return (
    <MenuTrigger>
      {trigger}
      <Popover>
        <AriaMenu
          className="list"
          aria-label={label}
          disabledKeys={entries.filter((entry) => entry.isDisabled).map((entry) => entry.id)}
          onAction={(key) => entries.find((entry) => entry.id === key)?.onChoose()}
        >
          {groups.flatMap((group, index) => [
            ...(index > 0 ? [<Separator key={`line-${group.title ?? index}`} className="list-line" />] : []),
            <MenuSection
              key={group.title ?? index}
              {...(group.title ? {} : { 'aria-label': label })}
              {...choiceOf(group)}
            >
              {group.title && <Header className="list-title">{group.title}</Header>}
              {group.entries.map((entry) => (
                <MenuItem key={entry.id} id={entry.id} className="item" textValue={entry.name}>
                  <Text slot="label" className={entry.isChosen ? 'chosen' : ''}>
                    {entry.name}
                  </Text>
                  {entry.note && (
                    <Text slot="description" className="caption">
                      {entry.note}
                    </Text>
                  )}
                  {entry.shortcut && <Kbd keys={entry.shortcut} />}
                </MenuItem>
              ))}
            </MenuSection>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

/** A group of choices tells a screen reader which one holds; a group with other entries is of actions. */
function choiceOf({ entries }: MenuGroup) {
  if (!entries.every(({ isChosen }) => isChosen !== undefined)) return {}
  const selectedKeys = entries.filter(({ isChosen }) => isChosen).map(({ id }) => id)
  return { selectionMode: 'single' as const, disallowEmptySelection: true, selectedKeys }
}
