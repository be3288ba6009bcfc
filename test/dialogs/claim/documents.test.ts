import { strict as assert } from 'node:assert';
import { Talk } from '../talk.js';

const SCOOTER = { preventsUse: true, customerKind: 'consumer', condition: 'new', territory: 'poland', originalBuyer: true };
const DETAILS = { name: 'Ewa', email: 'ewa@example.pl', serial: 'KM-10-4471', description: 'Nie działa.' };
const ALL = { proofOfPurchase: true, claimForm: true, complete: true, serialLegible: true };

/** Up to the decision. */
function decided(papers: Readonly<Record<string, boolean>>, files: readonly string[] = []): Talk {
  const talk = new Talk('pl').join().say('hulajnoga kaabo', 'Hulajnoga', 'Żadne z tych', '14.06.2026', 'wczoraj', 'Żadne z tych').answer(SCOOTER);
  if (files.length > 0) talk.attach(files);
  return talk.fill({ ...ALL, ...papers });
}

const opened = (papers: Readonly<Record<string, boolean>>, files?: readonly string[]): Talk => decided(papers, files).say('Tak, otwórz zgłoszenie').fill(DETAILS);

/** A claim under a plan, for which an agent has asked for the video. */
function care(): Talk {
  const talk = new Talk('en').join().say('osmo action', 'Something is broken', 'Yes').answer({
    item: 'device', purchaseDate: '2026-02-10', faultDate: '2026-11-02', condition: 'new', causes: ['mechanicalDamage'],
    incident: 'damage', damageExtent: 'function', plan: 'annual', planStart: '2026-02-12', replacementsUsed: 0, replacementsUsedTotal: 0
  }, { 'dji-care-osmo-action': { causes: [] } }).say('Yes, open the claim').fill({ name: 'Tom', email: 'tom@example.com', serial: '3NZJK2', description: 'Dropped.' });
  talk.agent({ do: 'accept' });
  talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'askPapers', papers: ['verificationVideo'], note: null } });
  return talk;
}

const needs = (talk: Talk): (string | null)[] => talk.claim.documents.map(({ need }) => need);
const handedOver = (talk: Talk): number => talk.claim.history.filter(({ what }) => what === 'handedOver').length;

describe('documents of a claim', () => {
  it('go to the one paper that is missing, and the complete claim to a person, once', () => {
    const talk = opened({ proofOfPurchase: false });
    assert.deepEqual(talk.claim.missing, ['proofOfPurchase']);
    talk.attach(['paragon.jpg', 'paragon 2.jpg']);
    assert.deepEqual([talk.claim.state, talk.claim.missing, needs(talk)], ['underReview', [], ['proofOfPurchase', 'proofOfPurchase']]);
    assert.match(talk.replies.at(-2)?.text ?? '', /paragon\\\.jpg.*paragon 2\\\.jpg.*Dołącz kopię dowodu zakupu/s);
    assert.equal(talk.state.conversation.handoff?.state, 'waiting');
    talk.attach(['jeszcze.pdf']);
    assert.equal(handedOver(talk), 1);
    assert.deepEqual(needs(talk), ['proofOfPurchase', 'proofOfPurchase', null]);
    assert.deepEqual(talk.claim.history.slice(2).map(({ what }) => what), ['documentAdded', 'documentAdded', 'handedOver', 'documentAdded']);
  });

  it('are asked about where several papers are missing, all at once', () => {
    const talk = opened({ proofOfPurchase: false, serialLegible: false }).attach(['a.jpg', 'b.jpg']);
    assert.deepEqual(talk.lastReply.choices?.map(({ title }) => title), ['Dołącz kopię dowodu zakupu', 'Odsłoń numer seryjny', 'Każdy dotyczy czegoś innego', 'Czegoś innego']);
    talk.say('Odsłoń numer seryjny');
    assert.deepEqual([needs(talk), talk.claim.missing], [['legibleSerial', 'legibleSerial'], ['proofOfPurchase']]);
    assert.match(talk.lastReply.text, /Brakuje jeszcze:\n\n- \*\*Dołącz kopię/);
  });

  it('of a kind that only one paper can be are not asked about', () => {
    const talk = opened({ proofOfPurchase: false, serialLegible: false }).attach(['faktura.pdf']);
    assert.deepEqual([needs(talk), talk.claim.missing], [['proofOfPurchase'], ['legibleSerial']]);
  });

  it('of a kind that the only missing paper is not are asked about', () => {
    const talk = opened({ serialLegible: false }).attach(['faktura.pdf']);
    assert.deepEqual(talk.lastReply.choices?.map(({ title }) => title), ['Odsłoń numer seryjny', 'Czegoś innego']);
    assert.deepEqual([needs(talk), talk.claim.state], [[null], 'waitingForCustomer']);
  });

  it('may be what nobody asked for as a file', () => {
    assert.equal(opened({ claimForm: false }).attach(['formularz.pdf']).claim.state, 'underReview');
  });

  it('may be none of the missing papers', () => {
    const talk = opened({ proofOfPurchase: false, serialLegible: false }).attach(['rama.jpg']).say('czegoś innego');
    assert.deepEqual([needs(talk), talk.claim.missing.length, talk.claim.documents[0]?.asked], [[null], 2, undefined]);
    assert.match(talk.lastReply.text, /dołączony do zgłoszenia/);
  });

  it('are settled by the first press; a second one changes nothing', () => {
    const talk = opened({ proofOfPurchase: false, serialLegible: false }).attach(['a.jpg']);
    const [proof, serial] = (talk.lastReply.choices ?? []).map(({ value }) => value);
    talk.submit(proof).submit(serial);
    assert.deepEqual([needs(talk), talk.claim.missing], [['proofOfPurchase'], ['legibleSerial']]);
    assert.equal(talk.lastReply.text, 'Ten plik ma już swoje miejsce.');
  });

  it('cannot be said to be a paper that was not offered, nor another’s', () => {
    const talk = opened({ proofOfPurchase: false, serialLegible: false }).attach(['a.jpg']);
    const before = talk.claim;
    for (const paper of [{ do: 'is', documents: [0], need: 'claimForm' }, { do: 'is', documents: [7], need: 'legibleSerial' }, { do: 'done', need: 'proofOfPurchase' }]) {
      talk.submit({ claim: talk.claim.number, paper });
      assert.equal(talk.claim, before);
    }
    talk.submit({ claim: 'GW-2026-999999', paper: { do: 'lack' } });
    assert.match(talk.replies.map(({ text }) => text).join('\n'), /Tego nie mogę tu przyjąć/);
  });

  it('delivered twice are one', () => {
    const talk = opened({ proofOfPurchase: false, serialLegible: false }).attach(['faktura.pdf']).attach(['faktura.pdf']);
    assert.equal(talk.claim.documents.length, 1);
    assert.equal(talk.last?.replies.length, 0);
  });

  it('sent before there is a claim are put to it, and asked about when it opens', () => {
    const talk = decided({ proofOfPurchase: false }, ['zdjecie.jpg', 'raport.zip']);
    assert.equal(talk.state.conversation.session.files?.length, 2);
    talk.say('Tak, otwórz zgłoszenie').fill(DETAILS);
    assert.deepEqual(needs(talk), [null, null]);
    assert.deepEqual(talk.lastReply.choices?.map(({ title }) => title), ['Dołącz kopię dowodu zakupu', 'Czegoś innego']);
    assert.deepEqual(talk.state.conversation.session.files, []);
    talk.say('Dołącz kopię dowodu zakupu');
    assert.deepEqual([needs(talk), talk.claim.state, handedOver(talk)], [['proofOfPurchase', null], 'underReview', 1]);
  });

  it('sent where the question is whether one has them are the answer', () => {
    const talk = new Talk('en').join().say('axis').answer({ powerCheck: 'ok', networkCheck: 'ok', firmwareCheck: 'ok', solved: false });
    assert.deepEqual(talk.state.conversation.session.pending?.facts, ['serverReport']);
    talk.attach(['server report.zip']);
    assert.match(talk.replies.map(({ text }) => text).join('\n'), /I take it for this: \*\*server report\*\*/);
    assert.equal(talk.state.conversation.session.answers.find(({ fact }) => fact === 'serverReport')?.value, 'attached');
    talk.answer({ resetCheck: 'ok', faqCheck: 'failed', inWarranty: null, solved: false });
    assert.deepEqual(talk.state.conversation.session.pending?.facts, ['proofOfPurchase']);
    talk.attach(['film.mp4']);
    assert.deepEqual(talk.state.conversation.session.pending?.facts, ['proofOfPurchase']);
    talk.attach(['invoice.pdf'], 'here you are');
    assert.equal(talk.state.conversation.session.answers.find(({ fact }) => fact === 'proofOfPurchase')?.value, true);
  });

  it('that are no documents are done by word', () => {
    const talk = opened({ complete: false, claimForm: false });
    talk.say('Gotowe: „Wypełnij formularz reklamacyjny”');
    assert.deepEqual([talk.claim.missing, talk.claim.state], [['completeSet'], 'waitingForCustomer']);
    talk.say('gotowe: skompletuj zestaw');
    assert.equal(talk.claim.state, 'underReview');
  });

  it('that the customer does not have: how to get them, and a person', () => {
    const talk = opened({ proofOfPurchase: false }).say('nie mam paragonu');
    assert.match(talk.lastReply.text, /poproś sprzedawcę o kopię.*konsultant może przyjąć inny dowód/s);
    assert.deepEqual(talk.lastReply.choices?.map(({ title }) => title), ['Rozmowa z człowiekiem']);
    assert.equal(talk.claim.state, 'waitingForCustomer');
  });

  it('while a person has the conversation are recorded without a word', () => {
    const talk = opened({ proofOfPurchase: false, serialLegible: false }).say('Rozmowa z człowiekiem');
    talk.agent({ do: 'accept' });
    const said = talk.replies.length;
    talk.attach(['x.jpg']).attach(['faktura.pdf'], 'proszę');
    assert.equal(talk.replies.length, said);
    assert.deepEqual([needs(talk), talk.claim.missing], [[null, 'proofOfPurchase'], ['legibleSerial']]);
  });

  it('that cannot be taken are told, also while a person has the conversation', () => {
    const talk = opened({ proofOfPurchase: false });
    talk.happen({ type: 'message', text: '', refused: [{ name: 'a_b.exe', why: 'program' }] });
    assert.match(talk.lastReply.text, /\*\*a\\_b\\\.exe\*\*.*Wyślij zamiast tego zdjęcie albo PDF/s);
    talk.say('Rozmowa z człowiekiem').agent({ do: 'accept' });
    talk.happen({ type: 'message', text: '', refused: [{ name: null, why: 'upload' }] });
    assert.match(talk.lastReply.text, /^To za dużo/);
    assert.deepEqual(talk.claim.documents, []);
  });

  it('with a caption that answers the question are both taken', () => {
    const talk = new Talk('pl').join().attach(['hulajnoga.jpg'], 'hulajnoga kaabo');
    assert.deepEqual(talk.state.conversation.session.answers.map(({ fact, value }) => [fact, value]), [['product', 'scooter-kaabo']]);
    talk.attach(['inne.jpg'], 'to jest zdjęcie');
    assert.doesNotMatch(talk.lastReply.text, /nie rozumiem/);
    assert.equal(talk.state.conversation.session.files?.length, 2);
  });

  it('asked for by an agent in words are complete with the first file', () => {
    const talk = opened({});
    talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'askPapers', papers: [], note: 'zdjęcie koła' } });
    assert.deepEqual(talk.lastReply.choices?.map(({ title }) => title), ['Nie mam tego']);
    talk.say('Nie mam tego');
    assert.equal(talk.claim.state, 'waitingForCustomer');
    talk.attach(['kolo.jpg']);
    assert.equal(talk.claim.state, 'underReview');
  });

  it('may be a link, where one is asked for', () => {
    const talk = care();
    talk.agent({ do: 'returnToBot' });
    assert.deepEqual(talk.claim.missing, ['verificationVideo']);
    talk.say('http://example.com/film').say('where do I send it?');
    assert.deepEqual(talk.claim.documents, []);
    talk.say('Here: https://drive.example.com/film?id=1, thanks');
    assert.deepEqual(talk.claim.documents.map(({ url, upload, need }) => [url, upload, need]), [['https://drive.example.com/film?id=1', null, 'verificationVideo']]);
    assert.equal(talk.claim.state, 'underReview');
    assert.equal(talk.state.conversation.handoff?.state, 'waiting');
  });

  it('may be a link while a person has the conversation', () => {
    const talk = care().say('https://drive.example.com/film');
    assert.deepEqual([needs(talk), talk.claim.state, talk.last?.replies.length], [['verificationVideo'], 'underReview', 0]);
    assert.deepEqual(care().attach(['film.mp4']).claim.documents.map(({ need }) => need), ['verificationVideo']);
  });

  it('are no more than thirty addresses, since those cost nothing to send; files still come', () => {
    const talk = opened({ proofOfPurchase: false });
    for (let message = 0; message < 4; message++) talk.point(Array.from({ length: 10 }, (_, index) => `https://example.com/${message}/${index}`));
    assert.equal(talk.claim.documents.length, 30);
    assert.match(talk.replies.at(-1)?.text ?? '', /jest już 30 plików/u);
    const { history } = talk.claim;
    assert.equal(talk.point(['https://example.com/last']).claim.history, history);
    assert.equal(talk.attach(['paragon.jpg']).claim.documents.at(-1)?.need, 'proofOfPurchase');
  });

  it('are moved and taken off by agents', () => {
    const talk = opened({ proofOfPurchase: false, serialLegible: false }).attach(['a.jpg']);
    const step = (one: { do: 'assign'; document: number; need: string | null } | { do: 'takeOff'; document: number }) => talk.agent({ do: 'step', claim: talk.claim.number, step: one });
    assert.deepEqual(step({ do: 'assign', document: 0, need: 'legibleSerial' }), { ok: true });
    assert.deepEqual([needs(talk), talk.claim.missing, talk.claim.documents[0]?.asked], [['legibleSerial'], ['proofOfPurchase'], undefined]);
    assert.equal(talk.claim.history.at(-1)?.note, 'a.jpg: Odsłoń numer seryjny');
    assert.deepEqual(step({ do: 'takeOff', document: 0 }), { ok: true });
    assert.equal(talk.claim.documents[0]?.off, true);
    for (const bad of [step({ do: 'takeOff', document: 0 }), step({ do: 'assign', document: 4, need: null }), step({ do: 'assign', document: 0, need: 'nonsense' }), step({ do: 'assign', document: 0, need: 'constructor' })]) {
      assert.equal(!bad.ok && bad.code, 'noSuchPaper');
    }
  });
});
