import type { ParsingResult } from '@muster/contracts';
import { useMemo } from 'react';
import type { VirtualColumn } from '../../parts/virtual-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { useLanguage } from '../../texts/language.ts';
import { personName } from './person-name.ts';
import classes from './results.module.css';
import { resultsTexts } from './results-texts.ts';

/** Of the columns below, as in `grid-template-columns`, and all together in px. */
export const WIDTHS =
  'minmax(150px, 2fr) minmax(130px, 1.5fr) minmax(120px, 1fr) minmax(120px, 1fr) minmax(200px, 1fr)';
export const MIN_WIDTH = 720;

/** What the table tells of a person. Cells are plain elements: dozens of them are made while one scrolls. */
export function useColumns(onOpen: (platformUserId: string) => void): VirtualColumn<ParsingResult>[] {
  const say = useTexts(resultsTexts);
  const language = useLanguage();
  const { moment } = useFormats();
  // `say` says the same as long as the language is the same.
  return useMemo(
    () => [
      {
        id: 'name',
        header: say('name'),
        cell: person => {
          const name = personName(person) || say('nameless');
          return (
            <button
              type="button"
              className={classes.open}
              title={name}
              onClick={() => onOpen(person.platformUserId)}
            >
              {name}
            </button>
          );
        },
      },
      {
        id: 'username',
        header: say('username'),
        cell: ({ username }) => (username === null ? say('unknown') : `@${username}`),
      },
      { id: 'id', header: say('id'), cell: ({ platformUserId }) => platformUserId },
      {
        id: 'kind',
        header: say('kind'),
        cell: ({ premium, bot, deleted }) =>
          [premium && say('premium'), bot && say('bot'), deleted && say('deleted')]
            .filter(Boolean)
            .join(', '),
      },
      { id: 'seen', header: say('seen'), cell: ({ seenAt }) => moment(seenAt) },
    ],
    [language, moment, onOpen],
  );
}
