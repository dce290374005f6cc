import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import { classNames } from './class-names.ts'

export interface TabChoice<Id extends string> {
  readonly id: Id
  readonly name: ReactNode
  /** A figure beside the name. */
  readonly count?: string | undefined
  /** The figure asks for a look. */
  readonly isWarning?: boolean | undefined
}

export interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly TabChoice<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  /** The shown tab's content. */
  readonly children: ReactNode
  /** At the right end of the line of tabs. */
  readonly actions?: ReactNode
}

/** Views of one screen; the panel fills what is left of the height. */
export function Tabs<Id extends string>({ label, tabs, value, onChange, children, actions }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="tabset"
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = tabs.find(({ id }) => id === key)
        if (chosen) onChange(chosen.id)
      }}
    >
      <div className="tabs">
        <TabList aria-label={label} className="tab-list">
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className="tab">
              {tab.name}
              {tab.count !== undefined && <small className={classNames(tab.isWarning && 'bad')}>{tab.count}</small>}
            </Tab>
          ))}
        </TabList>
        {actions && <div className="tab-actions">{actions}</div>}
      </div>
      <TabPanel key={value} id={value} className="tab-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
