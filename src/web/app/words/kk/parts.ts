/** Words of the parts that many screens use, in Kazakh. */
import type { parts as english } from '../en/parts.ts';
import type { InKazakh } from '../shape.ts';

export const parts: InKazakh<typeof english> = {
  close: 'Жабу',
  more: 'Тағы',
  of: '{{whole}} ішінен {{part}}',
};
