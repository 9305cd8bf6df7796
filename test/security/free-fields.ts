/** Where the API takes free text, read from its own description. */
import type { Json } from '../http/world.ts';

/**
 * `METHOD /path /pointer` of every string in a JSON body that is no enumeration, format or pattern; ids
 * and places in lists are `*`. What a text is made of as JSON is not gone into.
 */
export function freeFieldsOf(openapi: Json): readonly string[] {
  const resolve = (schema: Json): Json =>
    schema?.$ref ? openapi.components.schemas[schema.$ref.split('/').at(-1)] : schema;
  const walk = (given: Json, at: string): readonly string[] => {
    const schema = resolve(given) ?? {};
    const types = [schema.type].flat();
    const isFixed = schema.enum ?? schema.const ?? schema.format ?? schema.pattern;
    return [
      ...['anyOf', 'oneOf', 'allOf'].flatMap((key) =>
        (schema[key] ?? []).flatMap((one: Json) => walk(one, at)),
      ),
      ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => walk(one, `${at}/${key}`)),
      ...(types.includes('array') ? walk(schema.items, `${at}/*`) : []),
      ...(types.includes('string') && isFixed === undefined ? [at] : []),
    ];
  };
  const found = Object.entries<Json>(openapi.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).flatMap(([method, operation]) => {
      const schema = operation.requestBody?.content?.['application/json']?.schema;
      const where = `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '*')}`;
      return walk(schema, '').map((at) => `${where} ${at}`);
    }),
  );
  return [...new Set(found)];
}
