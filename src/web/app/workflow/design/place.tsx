/**
 * A place in the workflow that is being written: what stands there, what is wrong with it, and a way to
 * put something else there. Every fault of the domain has its place and is said beside it.
 */
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../parts/button.tsx';
import { Checkbox } from '../../../parts/choice.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { valueAt, withValue } from './json.ts';
import { useSayFault } from './say-fault.ts';
import { useWriting } from './writing.tsx';

interface Place<T> {
  readonly value: T | undefined;
  /** What is wrong at this very place. */
  readonly error: string | undefined;
  /** Puts another value there; `undefined` takes it away. */
  readonly put: (value: T | undefined) => void;
}

export function usePlace<T>(path: string): Place<T> {
  const { workflow, faults, change } = useWriting();
  const say = useSayFault();
  const found = faults.find((one) => one.path === path);
  return {
    value: valueAt(workflow, path) as T | undefined,
    error: found && say(found.fault),
    put: (value) => change((before) => withValue(before, path, value)),
  };
}

/** True when something is wrong at a place or inside it. */
export const useHasFaults = (path: string): boolean =>
  useWriting().faults.some((one) => one.path === path || one.path.startsWith(`${path}/`));

/** What is wrong with a place as a whole, where no field of its own says it. */
export function FaultHere({ path }: { readonly path: string }): ReactElement | null {
  const { error } = usePlace(path);
  if (error === undefined) return null;
  return (
    <p className="field-error">
      <Icon name="warning" /> {error}
    </p>
  );
}

interface OptionalPartProps {
  readonly path: string;
  readonly label: string;
  /** What stands there at first. */
  readonly first: unknown;
  readonly children?: ReactNode;
}

/** A part that may be left out: a box to have it, and its fields while it is there. */
export function OptionalPart({ path, label, first, children }: OptionalPartProps): ReactElement {
  const { value, put } = usePlace<unknown>(path);
  const has = value !== undefined;
  return (
    <div className="design-optional" data-at={path}>
      <Checkbox isSelected={has} onChange={(next) => put(next ? first : undefined)}>
        {label}
      </Checkbox>
      <FaultHere path={path} />
      {has && children && <div className="design-inner">{children}</div>}
    </div>
  );
}

interface ListPartProps {
  readonly path: string;
  readonly label: string;
  /** What the button that adds one is called, and what is added. */
  readonly add: string;
  readonly first: () => unknown;
  readonly item: (path: string, index: number) => ReactNode;
  /** A list that is empty is left out. */
  readonly isOptional?: boolean;
}

/** Any number of the same, each with a button that takes it away. */
export function ListPart(props: ListPartProps): ReactElement {
  const { path, label, add, first, item, isOptional = false } = props;
  const { t } = useTranslation('design');
  const { value = [], put } = usePlace<readonly unknown[]>(path);
  const keep = (items: readonly unknown[]) =>
    put(isOptional && items.length === 0 ? undefined : items);
  return (
    <fieldset className="design-list" data-at={path}>
      <legend className="field-label">{label}</legend>
      <FaultHere path={path} />
      {value.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item of a file has no name but its place
        <div key={index} className="design-item" data-at={`${path}/${index}`}>
          {item(`${path}/${index}`, index)}
          <IconButton
            icon="close"
            label={t('remove', { number: index + 1 })}
            onPress={() => keep(value.filter((__, at) => at !== index))}
          />
        </div>
      ))}
      <Button icon="plus" onPress={() => keep([...value, first()])}>
        {add}
      </Button>
    </fieldset>
  );
}
