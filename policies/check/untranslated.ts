import type { Text } from '../language.js';
import type { VerificationRule } from './rule.js';

/** A question that says the same in both languages: one of them was never translated. */
export const untranslated: VerificationRule = ({ file, locate }) =>
  Object.entries(file.facts).flatMap(([fact, { question, help }]) =>
    (['question', 'help'] as const).flatMap((key) => {
      const text: Text | undefined = key === 'question' ? question : help;
      if (!text || text.pl.trim() !== text.en.trim()) return [];
      return [{ ...locate(['facts', fact, key]), code: 'untranslated', message: `the ${key} of "${fact}" is the same in Polish and in English; expected each in its own language` }];
    }));
