/**
 * The API's own description (OpenAPI 3.1) turned into what its reference page shows: operations by
 * tag, shapes written as types, and the closed list of problem codes.
 */
import type {
  ApiAnswer,
  ApiOperation,
  ApiPage,
  ApiParameter,
  Frame,
  Shape,
} from '../../web/public/model.ts';
import { problemKinds } from '../problem.ts';
import { printSchema, type Schema } from './schema-text.ts';

interface Content {
  readonly [media: string]: { readonly schema?: Schema };
}

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly 'x-authz'?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: ApiParameter['place'];
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<
    Record<string, { readonly description?: string; readonly content?: Content }>
  >;
}

interface OpenApi {
  readonly info: { readonly version: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** `openapi` is the document this server generates; nothing else is expected here. */
export function viewApiPage(frame: Frame, openapi: unknown): ApiPage {
  const { info, paths = {}, components = {} } = openapi as OpenApi;
  const groups = new Map<string, ApiOperation[]>();
  for (const [path, methods] of Object.entries(paths))
    for (const [method, one] of Object.entries(methods)) {
      const tag = one.tags?.[0] ?? 'other';
      const group = groups.get(tag) ?? [];
      group.push(viewOperation(method, path, one));
      groups.set(tag, group);
    }
  return {
    frame,
    release: info.version,
    description: info.description ?? '',
    groups: [...groups].map(([tag, operations]) => ({ tag, operations })),
    shapes: Object.entries(components.schemas ?? {}).map(([name, schema]) => ({
      name,
      shape: printSchema(schema),
    })),
    problems: Object.entries(problemKinds).map(([code, { status, title }]) => ({
      code,
      status,
      title,
    })),
  };
}

function viewOperation(method: string, path: string, operation: Operation): ApiOperation {
  const [media, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: place, required = false, description = '', schema = {} }): ApiParameter => ({
      name,
      place,
      required,
      type: printSchema(schema),
      meaning: description || schema.description || '',
    }),
  );
  return {
    id: `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    authz: operation['x-authz'] ?? '',
    parameters,
    body: body?.schema ? printSchema(body.schema) : null,
    answers: Object.entries(operation.responses ?? {}).map(([code, answer]) =>
      viewAnswer(code, answer),
    ),
    example: writeExample(method, path, parameters, media),
  };
}

function viewAnswer(
  code: string,
  { description = '', content = {} }: { readonly description?: string; readonly content?: Content },
): ApiAnswer {
  const shown = Object.entries(content).map(([media, { schema }]) => ({
    media,
    shape: schema ? printSchema(schema) : ([] as Shape),
  }));
  return { code, meaning: description, content: shown };
}

/** A `curl` line for the operation on a server of one's own; braces are for the reader to fill. */
function writeExample(
  method: string,
  path: string,
  parameters: readonly ApiParameter[],
  media: string | undefined,
): string {
  const query = parameters
    .filter(({ place, required }) => place === 'query' && required)
    .map(({ name }) => `${name}={${name}}`)
    .join('&');
  const lines = [`curl 'http://127.0.0.1:8787${path}${query && `?${query}`}'`];
  if (method !== 'get') lines[0] = `curl -X ${method.toUpperCase()} ${lines[0]?.slice(5)}`;
  for (const { name, place, required } of parameters)
    if (place === 'header' && required) lines.push(`-H '${name}: {${name}}'`);
  if (media) lines.push(`-H 'content-type: ${media}'`, '-d @body');
  return lines.join(' \\\n  ');
}
