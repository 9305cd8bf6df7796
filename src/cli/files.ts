/**
 * Commands on plain files, without a database: a policy writer's formatter, difftool and mergetool.
 * Markdown files carry no ids, so the older file is counted and the newer aligned to it by content;
 * the same two files therefore always give the same diff.
 */
import { readFileSync, readSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Mint } from '../domain/text/identity.ts';
import { parseHtml } from '../interchange/html.ts';
import type { Imported } from '../interchange/imported.ts';
import { parseMarkdown } from '../interchange/markdown.ts';
import { CommandFault, note } from './exit.ts';

/** A file as a doc; HTML by its ending, anything else as Markdown. @throws CommandFault, ImportFault. */
export function readDoc(path: string, mint: Mint): Imported {
  const source = readSource(path);
  const isHtml = ['.html', '.htm', '.xhtml'].includes(extname(path).toLowerCase());
  return isHtml ? parseHtml(source, mint) : parseMarkdown(source, mint);
}

/** A file's text, `-` for standard input. @throws CommandFault saying why it cannot be read. */
export function readSource(path: string): string {
  try {
    const bytes = path === '-' ? readInput() : readFileSync(path);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const why = error instanceof TypeError ? 'it is not UTF-8 text' : (error as Error).message;
    throw new CommandFault(`cannot read ${path}: ${why}`);
  }
}

/** Puts a text in a file, as UTF-8 with one final line break. @throws CommandFault saying why it cannot. */
export function writeSource(path: string, text: string): void {
  try {
    writeFileSync(path, text.endsWith('\n') ? text : `${text}\n`);
  } catch (error) {
    throw new CommandFault(`cannot write ${path}: ${(error as Error).message}`);
  }
}

/** All of standard input. A pipe whose writer is not ready yet answers EAGAIN: that means wait. */
function readInput(): Buffer {
  const parts: Buffer[] = [];
  const part = Buffer.alloc(65_536);
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (;;)
    try {
      const size = readSync(0, part);
      if (size === 0) return Buffer.concat(parts);
      parts.push(Buffer.from(part.subarray(0, size)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(clock, 0, 0, 10);
    }
}

/** Lists on standard error what a file holds that the schema has no node for. */
export function tellLosses(path: string, { losses }: Imported): void {
  for (const { line, what, kept } of losses)
    note(
      `${path}${line === null ? '' : `:${line}`}: ${kept ? 'kept as source' : 'left out'}: ${what}`,
    );
}
