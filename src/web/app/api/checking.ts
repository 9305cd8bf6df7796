/** What checking a text needs from the server: the template it began with, and its other languages. */
import { queryOptions } from '@tanstack/react-query';
import type { Template } from '../../../../schema/templates/template.ts';
import type { Language } from '../../../domain/language.ts';
import { api, read, type Schemas } from './client.ts';
import { type Draft, draftKey } from './drafts.ts';

/** The template a draft began with; null when the server ships it no more. A template never changes. */
export const templateQuery = ({ template }: Draft) =>
  queryOptions({
    queryKey: ['templates', template.id, template.edition],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Template | null> => {
      const { items } = await read(api.GET('/api/templates'));
      const templates = items as unknown as readonly Template[];
      return (
        templates.find(({ id, edition }) => id === template.id && edition === template.edition) ??
        null
      );
    },
  });

export type Pair = Schemas['BlockPair'];

/** Blocks of two working texts that do not go together: one is missing, behind, or says other figures. */
export const pairsQuery = (id: string, langs: readonly [Language, Language]) =>
  queryOptions({
    queryKey: [...draftKey(id), 'pairs', ...langs],
    queryFn: async (): Promise<readonly Pair[]> => {
      const { pairs } = await read(
        api.GET('/api/drafts/{id}/alignment', {
          params: { path: { id }, query: { langs: langs.join(',') } },
        }),
      );
      return pairs.filter(
        ({ state, figures }) => figures || (state !== 'current' && state !== 'unconfirmed'),
      );
    },
  });
