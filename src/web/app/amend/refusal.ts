/** What the API refused about an amendment, in the reader's words. */
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.ts';

const told = [
  'already-answered',
  'wrong-state',
  'nothing-changed',
  'forbidden',
  'offline',
] as const;

/** Says a refusal; what has no words of its own is said as the API says it. */
export function useRefusal(): (error: Error) => string {
  const { t } = useTranslation('amendment');
  return (error) => {
    const code = told.find((one) => error instanceof Problem && error.code === one);
    return code ? t(`acts.codes.${code}`) : error.message;
  };
}
