/**
 * Measures what the product promises about speed and size, each beside its floor in the same run:
 * `npm run bench`, or `npm run bench -- reads storage` for some parts. It never fails on a figure.
 */
import { cpus } from 'node:os';
import { measureAccess } from './access.ts';
import { measureAmendments } from './amendments.ts';
import { measureBeside } from './beside.ts';
import { measureColdStart } from './cold.ts';
import { measureCommands } from './commands.ts';
import { measureDiscussion } from './discussion.ts';
import { measureEngine } from './engine.ts';
import { measureReads } from './read.ts';
import { measureRooms } from './rooms.ts';
import { measureStorage } from './storage.ts';
import { type Part, printPart } from './table.ts';
import { textParts } from './text.ts';
import { measureTyping } from './typing.ts';

const parts: Readonly<Record<string, Part>> = {
  reads: { title: 'Reading a version over HTTP, 8 connections', measure: measureReads },
  commands: { title: 'Commands at full durability, one draft each', measure: measureCommands },
  engine: {
    title: 'The approval engine: 50 agencies, 5,000 amendments, 20,000 events',
    measure: measureEngine,
  },
  cold: { title: 'Cold start: process to first answer', measure: measureColdStart },
  storage: { title: 'Storage of 218 versions of a 1.2 MB law', measure: measureStorage },
  amendments: { title: 'Amendments to one text', measure: measureAmendments },
  access: { title: 'Who asks, with 5,000 sessions', measure: measureAccess },
  discussion: { title: 'Threads carried to new versions, and blame', measure: measureDiscussion },
  beside: { title: 'Long jobs beside the event loop', measure: measureBeside },
  rooms: {
    title: 'A room with 500 open amendments, 300 of them on the desk',
    measure: measureRooms,
  },
  typing: { title: 'Typing in a text of 5,000 blocks, in Chromium', measure: measureTyping },
  ...textParts,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(64);
}
console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model}`);
for (const [name, part] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(name)) await printPart(part);
