/** Words that were chosen, each of which can be taken away again. */
import type { ReactElement } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import type { Choice } from './choice.tsx';
import { Icon } from './icon.tsx';

interface TagsProps {
  readonly label: string;
  readonly tags: readonly Choice[];
  readonly onRemove: (id: string) => void;
}

export const Tags = ({ label, tags, onRemove }: TagsProps): ReactElement => (
  <TagGroup
    aria-label={label}
    onRemove={(keys) => {
      for (const key of keys) onRemove(String(key));
    }}
  >
    <TagList className="tags" items={tags}>
      {({ id, name }) => (
        <Tag id={id} textValue={name} className="chip tag">
          {name}
          <Button slot="remove" className="tag-remove">
            <Icon name="close" />
          </Button>
        </Tag>
      )}
    </TagList>
  </TagGroup>
);
