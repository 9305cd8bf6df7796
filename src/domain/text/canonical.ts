/**
 * The bytes a doc is known by. Two docs are the same text exactly when their canonical JSON is the
 * same: keys in order, attributes that hold their default left out, nothing else left out. Hashes
 * are SHA-256 over its UTF-8 bytes, in lower-case hex.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Attrs, Mark, Node } from 'prosemirror-model';

/** 64 lower-case hex digits. */
export type Hash = string;

export const isHash = (value: unknown): value is Hash =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const encoder = new TextEncoder();

/** SHA-256 of a text's UTF-8 bytes. */
export const hashText = (text: string): Hash => bytesToHex(sha256(encoder.encode(text)));

/** SHA-256 of bytes. */
export const hashBytes = (bytes: Uint8Array): Hash => bytesToHex(sha256(bytes));

const hashes = new WeakMap<Node, Hash>();

/** The content hash of a node with everything in it. A Node is immutable, so it is taken once. */
export function hashOf(node: Node): Hash {
  let hash = hashes.get(node);
  if (hash === undefined) {
    hash = hashText(canonicalNode(node));
    hashes.set(node, hash);
  }
  return hash;
}

/** Canonical JSON of a node; `Node.fromJSON` reads it back to an equal node. */
export function canonicalNode(node: Node): string {
  if (node.isText) return canonicalHead(node);
  const children: string[] = [];
  node.forEach((child) => {
    children.push(canonicalNode(child));
  });
  return `${canonicalHead(node)}${children.join(',')}${canonicalTail(node)}`;
}

const texts = new WeakMap<Node, string>();

/** `canonicalNode`, taken once per node: most blocks of a saved text are those of the one before. */
export function canonicalOnce(node: Node): string {
  let text = texts.get(node);
  if (text === undefined) {
    text = canonicalNode(node);
    texts.set(node, text);
  }
  return text;
}

/** What stands before a node's first child: with `canonicalTail` it brackets the children. */
export function canonicalHead(node: Node): string {
  const attrs = canonicalAttrs(node.attrs, node.type.spec.attrs ?? {});
  const marks = node.marks.length ? `"marks":[${node.marks.map(canonicalMark).join(',')}],` : '';
  if (node.isText) return `{${attrs}${marks}"text":${JSON.stringify(node.text)},"type":"text"}`;
  return node.childCount ? `{${attrs}"content":[` : `{${attrs}${marks}`;
}

export const canonicalTail = (node: Node): string =>
  `${node.childCount ? `],` : ''}"type":"${node.type.name}"}`;

function canonicalMark(mark: Mark): string {
  return `{${canonicalAttrs(mark.attrs, mark.type.spec.attrs ?? {})}"type":"${mark.type.name}"}`;
}

function canonicalAttrs(
  attrs: Attrs,
  specs: Readonly<Record<string, { default?: unknown }>>,
): string {
  const parts: string[] = [];
  for (const name of Object.keys(attrs).sort()) {
    const value = canonicalJson(attrs[name]);
    if (value !== canonicalJson(specs[name]?.default)) parts.push(`"${name}":${value}`);
  }
  return parts.length ? `"attrs":{${parts.join(',')}},` : '';
}

/** RFC 8785 of a plain JSON value. `undefined` members are left out, as JSON does. */
export const canonicalJson = (value: unknown): string => canonicalize(value) ?? 'null';
