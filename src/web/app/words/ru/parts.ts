/** Words of the parts that many screens use, in Russian. */
import type { parts as english } from '../en/parts.ts';
import type { InRussian } from '../shape.ts';

export const parts: InRussian<typeof english> = {
  close: 'Закрыть',
  more: 'Ещё',
  of: '{{part}} из {{whole}}',
};
