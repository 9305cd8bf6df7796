/**
 * Indicators and measures as fenced blocks of `name: value` lines: both directions, so that what
 * is printed reads back as it was. It knows the lines, not the fence around them.
 */
import type { Node } from 'prosemirror-model';
import { schema, type YearValue } from '../../schema/document.ts';

const { nodes } = schema;

/** Fields by name, in the order they are printed; empty ones are left out. */
type Fields = Readonly<Record<string, string>>;

const indicatorFields = ['name', 'unit', 'baseline', 'targets', 'source', 'responsible'];
const measureFields = ['what', 'owner', 'due', 'indicator'];

/**
 * The indicator those lines describe, with `id`; null when a line is no known field, a field comes
 * twice, or a value is not allowed there. Targets may come in any order.
 */
export function readIndicator(lines: string, id: string | null): Node | null {
  const fields = readFields(lines, indicatorFields);
  if (!fields) return null;
  const { name = '', unit = '', source = '', responsible = '' } = fields;
  const baseline = fields.baseline ? readYearValue(fields.baseline) : null;
  const targets = fields.targets ? fields.targets.split(';').map(readYearValue) : [];
  targets.sort((one, other) => (one.year < other.year ? -1 : 1));
  const attrs = { id, unit, baseline, targets, source, responsible };
  return whenAllowed(() => nodes.indicator.create(attrs, name ? schema.text(name) : null));
}

/** The name an indicator is known by in its text. */
export const nameOf = (indicator: Node): string => oneLine(indicator.textContent);

/**
 * The measure those lines describe, with `id`; null when they are malformed, as for `readIndicator`, or name
 * an indicator `indicatorId` does not know. `#id` names an indicator by its id.
 */
export function readMeasure(
  lines: string,
  indicatorId: (name: string) => string | undefined,
  id: string | null,
): Node | null {
  const fields = readFields(lines, measureFields);
  if (!fields) return null;
  const { what = '', owner = '', due = null, indicator: named } = fields;
  const indicator = named ? (indicatorId(named) ?? /^#(.+)$/.exec(named)?.[1]) : null;
  if (indicator === undefined) return null;
  const attrs = { id, owner, due, indicator };
  return whenAllowed(() => nodes.measure.create(attrs, what ? schema.text(what) : null));
}

/** The lines of an indicator, each ended; empty when it has no field. */
export function printIndicator(node: Node): string {
  const { unit, baseline, targets, source, responsible } = node.attrs;
  return printFields({
    name: node.textContent,
    unit,
    baseline: baseline ? printYearValue(baseline) : '',
    targets: (targets as readonly YearValue[]).map(printYearValue).join('; '),
    source,
    responsible,
  });
}

/**
 * The lines of a measure. `indicatorOf` gives the first indicator of the text with that name, so
 * that a name stands only where it finds its way back; otherwise the id does.
 */
export function printMeasure(
  node: Node,
  indicators: {
    readonly names: ReadonlyMap<string, string>;
    readonly ids: ReadonlyMap<string, string>;
  },
): string {
  const { owner, due, indicator } = node.attrs;
  const name = indicators.ids.get(indicator) ?? '';
  const named = indicators.names.get(name) === indicator ? name : `#${indicator}`;
  return printFields({
    what: node.textContent,
    owner,
    due: due ?? '',
    indicator: indicator === null ? '' : named,
  });
}

const readYearValue = (text: string): YearValue => {
  const [year = '', value = '', ...rest] = text.split('=').map((part) => part.trim());
  return { year, value: [value, ...rest].join('=') };
};

const printYearValue = ({ year, value }: YearValue): string => `${year} = ${value}`;

function readFields(lines: string, allowed: readonly string[]): Fields | null {
  const fields: Record<string, string> = {};
  for (const line of lines.split('\n')) {
    if (line.trim() === '') continue;
    const [, name = '', value = ''] = /^[ \t]*([a-z]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (!allowed.includes(name) || name in fields) return null;
    fields[name] = oneLine(value);
  }
  return fields;
}

function printFields(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => [name, oneLine(value)])
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ').trim();

/** The node, or null when the schema's own check refuses one of its attributes. */
function whenAllowed(create: () => Node): Node | null {
  try {
    return create();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
