/** Several views of one thing, of which one is seen. Where a view has an address, links are right instead. */
import type { ReactElement, ReactNode } from 'react';
import {
  Tabs as AriaTabs,
  type TabsProps as AriaTabsProps,
  Tab,
  TabList,
  TabPanel,
} from 'react-aria-components/Tabs';

export interface TabView {
  readonly id: string;
  readonly name: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps extends Omit<AriaTabsProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly views: readonly TabView[];
}

export const Tabs = ({ label, views, ...props }: TabsProps): ReactElement => (
  <AriaTabs {...props} className="tabs">
    <TabList className="tab-list" aria-label={label}>
      {views.map(({ id, name }) => (
        <Tab key={id} id={id} className="tab">
          {name}
        </Tab>
      ))}
    </TabList>
    {views.map(({ id, content }) => (
      <TabPanel key={id} id={id} className="tab-panel">
        {content}
      </TabPanel>
    ))}
  </AriaTabs>
);
