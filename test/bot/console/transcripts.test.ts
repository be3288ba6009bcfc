/** The search of transcripts: what it finds, what it leaves out, and how little it does at a time. */
import { strict as assert } from 'node:assert';
import type { TranscriptsView } from '../../../bot/console/transcripts-view.js';
import { wordsToFind } from '../../../bot/transcripts/fold.js';
import { LIMITS, searchTranscripts, type Place } from '../../../bot/transcripts/search.js';
import { delivered } from '../../policies/delivered.js';
import { ClaimDesk } from './claimDesk.js';
import { act, ANNA, callPerson, OLA, say } from './supervised.js';

describe('the search of transcripts', () => {
  let desk: ClaimDesk;
  let agent: string;
  beforeEach(async () => {
    desk = await ClaimDesk.open();
    agent = await desk.cookieFor('Anna');
  });
  afterEach(() => desk.app.close());

  const on = (day: string): void => { desk.clock.at = new Date(`${day}T10:00:00.000Z`); };
  const search = async (query: string): Promise<TranscriptsView> => {
    const answer = await desk.read(agent, `/api/transcripts?${query}`, { 'accept-language': 'en' });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<TranscriptsView>();
  };
  const talks = async (query: string): Promise<string[]> => (await search(query)).found.map(({ conversation }) => conversation);

  it('finds the customer’s and the agents’ words and the notes, whatever their case and diacritics', async () => {
    const id = await callPerson(desk, ['Pękła mi żółta OWIEWKA']);
    await act(desk, id, ANNA, { do: 'accept' }, { do: 'say', text: 'Owiewkę wymienimy' }, { do: 'note', text: 'Owiewka to nie gwarancja' });
    const { found: [talk] } = await search('q=owiewk');
    assert.deepEqual(talk?.hits.map(({ role, note, before, hit, after }) => [role, note, before, hit, after]), [
      ['agent', true, '', 'Owiewk', 'a to nie gwarancja'], ['agent', false, '', 'Owiewk', 'ę wymienimy'], ['customer', false, 'Pękła mi żółta ', 'OWIEWK', 'A']
    ]);
    assert.deepEqual([talk?.agent?.name, talk?.queue, talk?.calledAt], ['Anna', 'Service desk', '2026-11-20T10:00:00.000Z']);
    assert.deepEqual(await talks('q=ZOLTA%20pekla'), [id]);
    assert.deepEqual(await talks('q=zolta%20wymienimy'), [], 'not in one line');
  });

  it('says a note of the system in the reader’s language, and that a case which was released waits again', async () => {
    const id = await callPerson(desk, ['Konsultant był niemiły']);
    const talk = async (): Promise<TranscriptsView['found'][number] | undefined> => (await search('q=niemily')).found[0];
    assert.deepEqual([(await talk())?.agent, (await talk())?.hadBefore, (await talk())?.hits[0]?.hit], [null, false, 'niemiły']);
    await act(desk, id, ANNA, { do: 'accept' });
    await act(desk, id, { ...OLA, role: 'lead' }, { do: 'takeOver', reason: 'Anna ma za dużo' });
    const notes = async (language: string): Promise<string[]> => (await desk.read(agent, `/api/transcripts?q=za%20duzo&locale=${language}`)).json<TranscriptsView>().found.flatMap(({ hits }) => hits.map(({ before, hit, after }) => before + hit + after));
    assert.deepEqual([await notes('pl'), await notes('en')], [['Sprawa przejęta od: Anna. Powód: Anna ma za dużo'], ['Taken over from Anna: Anna ma za dużo']]);
    await act(desk, id, OLA, { do: 'release', note: null });
    assert.deepEqual([(await talk())?.agent, (await talk())?.hadBefore], [null, true]);
  });

  it('does not find the bot’s words, nor conversations that nobody was called to', async () => {
    const { id } = await desk.services.road.open({ channel: 'webchat', user: { id: 'dl_x', name: null }, address: null, locale: 'pl' });
    await say(desk, id, 'owiewka');
    await callPerson(desk);
    assert.deepEqual(await talks('q=owiewka'), []);
    assert.deepEqual(await talks('q=Gwarant'), []);
  });

  it('never shows the key by which the customer comes back', async () => {
    const id = await callPerson(desk);
    const key = (await desk.services.road.find(id))?.resumeKey ?? assert.fail();
    await say(desk, id, `my link is http://localhost:3978/?resume=${key}`);
    assert.deepEqual(await talks(`q=${key}`), []);
    assert.ok(!JSON.stringify(await search('q=my%20link')).includes(key));
  });

  it('filters by queue, agent and the day of the call', async () => {
    on('2026-11-10');
    const first = await callPerson(desk, ['rama']);
    await act(desk, first, OLA, { do: 'accept' });
    on('2026-11-20');
    agent = await desk.cookieFor('Anna');
    const second = await callPerson(desk, ['rama']);
    assert.deepEqual(await talks('q=rama'), [second, first]);
    assert.deepEqual(await talks('q=rama&agent=ola'), [first]);
    assert.deepEqual(await talks('q=rama&to=2026-11-19'), [first]);
    assert.deepEqual(await talks('q=rama&from=2026-11-11&to=2027-01-01'), [second]);
    assert.deepEqual(await talks('q=rama&queue=desk'), [second, first]);
    assert.deepEqual(await talks('q=rama&queue=other'), []);
  });

  it('has a conversation with several calls once, at the latest call that fits', async () => {
    on('2026-11-10');
    const id = await callPerson(desk, ['rama']);
    await act(desk, id, OLA, { do: 'accept' }, { do: 'returnToBot' });
    on('2026-11-20');
    agent = await desk.cookieFor('Anna');
    await say(desk, id, 'rozmowa z człowiekiem');
    assert.deepEqual((await search('q=rama')).found.map(({ calledAt }) => calledAt.slice(0, 10)), ['2026-11-20']);
    assert.deepEqual((await search('q=rama&to=2026-11-19')).found.map(({ calledAt, agent: had }) => [calledAt.slice(0, 10), had?.name]), [['2026-11-10', 'Ola']]);
  });

  it('lists three lines of a conversation and counts the others', async () => {
    await callPerson(desk, Array.from({ length: 5 }, (_, place) => `rama ${place}`));
    const { found: [talk] } = await search('q=rama');
    assert.deepEqual([talk?.hits.map(({ after }) => after), talk?.more], [[' 4', ' 3', ' 2'], 2]);
  });

  it('lets others have their turn within one transcript of long messages', async () => {
    const long = `owiewka ${'a b '.repeat(25_000)}`;
    await callPerson(desk, Array.from({ length: 8 }, (_, index) => `${index} ${long}`));
    let turns = 0;
    let over = false;
    const others = (): void => { turns += 1; if (!over) setImmediate(others); };
    const wanted = { words: wordsToFind('owiewka'), from: null, to: '2026-11-20', queue: null, agent: null };
    const searched = searchTranscripts(desk.services.store, wanted, null, ({ resumeKey }) => ({ book: delivered, locale: 'pl', resumeKey }));
    setImmediate(others);
    const { found: [talk] } = await searched;
    over = true;
    assert.deepEqual([talk?.hits.length, talk?.more], [3, 5]);
    assert.ok(turns >= 4, String(turns));
  });

  it('goes on where the page before ended, over more than one page', async () => {
    const called: string[] = [];
    for (const day of ['2026-11-18', '2026-11-19', '2026-11-20']) {
      on(day);
      for (let count = 0; count < 15; count++) called.push(await callPerson(desk, ['rama']));
    }
    agent = await desk.cookieFor('Anna');
    const first = await search('q=rama');
    assert.deepEqual([first.found.length, first.searchedTo], [LIMITS.found, '2026-11-19']);
    const second = await search(`q=rama&page=${encodeURIComponent(first.next ?? '')}`);
    const third = await search(`q=rama&page=${encodeURIComponent(second.next ?? '')}`);
    assert.deepEqual([third.found.length, third.next, third.searchedTo], [5, null, null]);
    const all = [first, second, third].flatMap(({ found }) => found.map(({ conversation }) => conversation));
    assert.deepEqual([...all].sort(), [...called].sort());
  });

  it('does a fixed amount of work at a time, and misses nothing by it', async () => {
    const called: string[] = [];
    for (const day of ['2026-06-01', '2026-11-19', '2026-11-20']) {
      on(day);
      for (let count = 0; count < 4; count++) called.push(await callPerson(desk, ['rama']));
    }
    const wanted = { words: wordsToFind('rama'), from: null, to: '2026-11-20', queue: null, agent: null };
    for (const limits of [{ conversations: 1 }, { found: 3 }, { entries: 1 }, { days: 2 }, { conversations: 3, days: 5 }]) {
      const seen: string[] = [];
      let place: Place | null = null;
      let requests = 0;
      do {
        const page = await searchTranscripts(desk.services.store, wanted, place, ({ resumeKey }) => ({ book: delivered, locale: 'en', resumeKey }), { ...LIMITS, ...limits });
        if (limits.conversations) assert.ok(page.found.length <= limits.conversations);
        seen.push(...page.found.map(({ conversation }) => conversation.id));
        place = page.next;
      } while (place !== null && (requests += 1) < 2000);
      assert.deepEqual([...seen].sort(), [...called].sort(), JSON.stringify(limits));
    }
  });

  it('says what can be chosen from before anything is looked for', async () => {
    desk.services.presence.enter({ ...OLA, role: 'agent' });
    const id = await callPerson(desk, ['rama']);
    await act(desk, id, ANNA, { do: 'accept' });
    assert.deepEqual(await search(''), { found: [], next: null, searchedTo: null, queues: [{ id: 'desk', title: 'Service desk' }], agents: [OLA] });
    assert.deepEqual((await search('q=rama')).agents, [OLA, ANNA]);
  });

  it('is for people who are signed in, and refuses what it cannot use', async () => {
    assert.equal((await desk.read('', '/api/transcripts?q=rama')).statusCode, 401);
    for (const query of ['q=a', 'q=%20%20%20', 'q=rama&from=x', 'q=rama&to=2026-13-01', 'q=rama&page=x', 'q=rama&page=2026-99-99T00:00:00.000Z~a']) {
      assert.equal((await desk.read(agent, `/api/transcripts?${query}`)).statusCode, 400, query);
    }
  });
});
