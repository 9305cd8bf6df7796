/**
 * A room with hundreds of amendments: the demonstration, in which organisations propose and drafters
 * mean outcomes, through the API as anybody's program would. What is measured there says what it costs.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { idOf, parseText } from '../../src/domain/text/identity.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { type Chance, createChance } from '../runtime/random.ts';
import { startServer } from '../runtime/server.ts';
import { rewordText, writeSentence } from './text/code.ts';

/** Open amendments there will be, and intentions on the desk. */
export const openMost = 500;
export const intendedMost = 300;

const draft = '/api/drafts/civil-society';
const drafter = 'aigerim-saparova';
const authors = [
  'ualikhan-zhusip',
  'irina-belova',
  'tolegen-ibraev',
  'sergei-pakhomov',
  'danat-yeskali',
  'svetlana-rogova',
  'asel-duisen',
] as const;

export interface Room {
  readonly url: string;
  /** Asks as somebody does. *Throws* what is refused. */
  readonly ask: <T>(actor: string, method: string, path: string, body?: unknown) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** The demonstration with so many open amendments, and intentions for some of them in their order. */
export async function openRoom(): Promise<Room> {
  const folder = temporaryFolder();
  const server = await startServer(folder.path('room.db'), 'demo');
  const ask: Room['ask'] = async (actor, method, path, body) => {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'kelisim-actor': actor,
      ...(path.endsWith('/desk') && method === 'PUT' && { 'if-match': await revision() }),
    };
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json() as never;
  };
  const revision = async (): Promise<string> => {
    const desk = await fetch(`${server.url}${draft}/desk`, {
      headers: { 'kelisim-actor': drafter },
    });
    return desk.headers.get('etag') ?? '"0"';
  };
  await fill(ask);
  return {
    url: server.url,
    ask,
    close: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

async function fill(ask: Room['ask']): Promise<void> {
  const chance = createChance(8);
  const { counts } = await ask<{ counts: { openAmendments: number } }>(drafter, 'GET', draft);
  const { docs } = await ask<{ docs: { ru: unknown } }>(drafter, 'GET', `${draft}/versions/2.json`);
  const sections = sectionsOf(parseText(docs.ru));
  for (let number = counts.openAmendments; number < openMost; number++) {
    const section = chance.pick(sections);
    const proposed = { section: idOf(section), content: amend(section, chance).toJSON() };
    await ask(chance.pick(authors), 'POST', `${draft}/amendments`, {
      version: 2,
      justification: writeSentence(chance, 8, 20),
      texts: { ru: { sections: [proposed] } },
    });
  }
  const { items } = await ask<{ items: readonly { amendment: number; state: string }[] }>(
    drafter,
    'GET',
    `${draft}/amendments/board`,
  );
  const entries = items
    .filter(({ state }) => state === 'submitted' || state === 'studied')
    .slice(-intendedMost)
    .map(({ amendment }) => ({ amendment, outcome: 'adopted', reason: 'Принято', stage: 1 }));
  await ask(drafter, 'PUT', `${draft}/desk`, { entries });
}

/** Sections with a line to reword in them. */
function sectionsOf(doc: Node): readonly Node[] {
  const found: Node[] = [];
  doc.descendants((node) => {
    const isSection = node.type === schema.nodes.section;
    if (isSection && linesIn(node).length > 0) found.push(node);
    return isSection;
  });
  return found;
}

/** The places of the paragraphs that stand right in a section. */
const linesIn = (section: Node): readonly number[] =>
  section.children.flatMap(({ type, content }, index) =>
    type === schema.nodes.paragraph && content.size > 0 ? [index] : [],
  );

/** Other words for a paragraph, or one more behind it. */
function amend(section: Node, chance: Chance): Node {
  const at = chance.pick(linesIn(section));
  const old = section.child(at);
  const write = (text: string, id: string | null) =>
    schema.node('paragraph', { id }, schema.text(text)).toJSON();
  const json = section.toJSON();
  const isNew = chance.whole(0, 3) === 0;
  const fresh = isNew
    ? [old.toJSON(), write(writeSentence(chance, 8, 24), null)]
    : [write(rewordText(old.textContent, chance), idOf(old))];
  return schema.nodeFromJSON({ ...json, content: json.content.toSpliced(at, 1, ...fresh) });
}
