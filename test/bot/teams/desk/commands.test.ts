import assert from 'node:assert/strict';
import { COMMAND_WORDS, readCommand, RESULT_WORDS, type Command } from '../../../../bot/channels/teams-desk/commands.js';
import { SAY } from '../../../../bot/channels/teams-desk/words.js';
import { CLAIM_RESULTS } from '../../../../dialogs/records.js';

const CASES: readonly (readonly [string, Command])[] = [
  ['Dzień dobry', { type: 'say', text: 'Dzień dobry' }],
  ['<at>Gwarant</at> please send a photo', { type: 'say', text: 'please send a photo' }],
  ['<at>Gwarant</at>&nbsp;/rma', { type: 'rma' }],
  ['//etc is a folder', { type: 'say', text: '/etc is a folder' }],
  ['/note it is the battery', { type: 'note', text: 'it is the battery' }],
  ['/NOTATKA  dwie\nlinie', { type: 'note', text: 'dwie\nlinie' }],
  ['/return', { type: 'return', task: '' }],
  ['/oddaj zdjęcie etykiety', { type: 'return', task: 'zdjęcie etykiety' }],
  ['/przekaż Jan Kos', { type: 'transfer', to: 'Jan Kos' }],
  ['/przekaz @Jan', { type: 'transfer', to: 'Jan' }],
  ['/close repaired', { type: 'close', result: 'repaired', note: null }],
  ['/zamknij ROZWIAZANE po telefonie', { type: 'close', result: 'solved', note: 'po telefonie' }],
  ['/close', { type: 'closeHow' }],
  ['/zamknij jakoś', { type: 'closeHow' }],
  ['/zwolnij', { type: 'release' }],
  ['/take 123', { type: 'take', label: '123' }],
  ['/sprawy', { type: 'case', label: '' }],
  ['/tutaj desk', { type: 'here', queue: 'desk', polish: true }],
  ['/here', { type: 'here', queue: '', polish: false }],
  ['/koniec', { type: 'bye' }],
  ['/pomoc', { type: 'help' }],
  ['/delete everything', { type: 'unknown', word: 'delete' }],
  ['/', { type: 'unknown', word: '' }]
];

describe('Commands of the desk in Teams', () => {
  for (const [text, command] of CASES) it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(readCommand(text), command));

  it('takes every result in both languages', () => {
    for (const result of CLAIM_RESULTS) for (const word of RESULT_WORDS[result]) assert.deepEqual(readCommand(`/close ${word}`), { type: 'close', result, note: null });
  });

  it('explains every command in the language it has there', () => {
    for (const [english, polish] of Object.values(COMMAND_WORDS).filter(([, other]) => other !== undefined)) {
      if (english === 'case' || english === 'help') continue;
      assert.match(SAY.help.en, new RegExp(`/${english}`, 'u'));
      assert.match(SAY.help.pl, new RegExp(`/${polish}`, 'u'));
    }
  });
});
