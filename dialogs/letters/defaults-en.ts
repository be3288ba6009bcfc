/** The letters in English, where `letters.json` says nothing else. */
import type { LetterKind } from './letter.js';
import type { LetterTemplate, TemplateBlock } from './template.js';

const GREETING: TemplateBlock = { either: ['Dear {name},', 'Hello,'] };
const CLOSING: TemplateBlock = 'Kind regards\n{desk}';
const BACK: TemplateBlock = { link: 'Open the conversation', url: '{link}' };
const ABOUT: TemplateBlock = { facts: [['Claim', '{claim}'], ['Product', '{product}'], ['Serial number', '{serial}'], ['Cover', '{cover}']] };

export const LETTERS_EN: Readonly<Record<LetterKind, LetterTemplate>> = {
  confirmation: {
    subject: 'Your claim {claim} is open',
    body: [
      GREETING,
      'We have opened your claim. Please keep its number; with it we find your case at once.',
      {
        facts: [
          ['Claim', '{claim}'], ['Opened', '{opened}'], ['Product', '{product}'], ['Serial number', '{serial}'], ['Cover', '{cover}'],
          ['What is wrong', '{fault}'], ['You hear from us by', '{answerBy}']
        ]
      },
      { heading: 'What we found', body: ['{decision}'] },
      {
        heading: 'What happens next',
        body: [
          { when: 'waiting', body: ['Please send us what is still needed in the conversation, now or later. Then our service desk takes over.'] },
          { when: 'contested', body: ['You disagree with this. A person will look at the decision again, with everything you told us.'] },
          { when: 'review', body: ['Our service desk has your claim and sees everything you told us. You will not have to repeat anything.'] },
          BACK
        ]
      },
      { heading: 'Good to know', body: ['{claimNotices}'] },
      CLOSING
    ]
  },
  decision: {
    subject: 'Claim {claim}: our decision',
    body: [
      GREETING,
      { when: 'denied', body: ['We looked at your claim and have to turn it down. Below you find the reason, the terms it rests on, and what you can do if you see it differently.'] },
      { when: 'granted', body: ['We looked at your claim again and decided in your favour. Below you find the reason.'] },
      ABOUT,
      { heading: 'The reason', body: ['{reason}'] },
      { heading: 'The terms it rests on', body: ['{clauses}'] },
      {
        when: 'denied',
        body: [
          {
            heading: 'If you disagree',
            body: [
              'Tell us why and add what we should consider; a person will look at your claim again. Give the number {claim}. You can reach {desk} like this:',
              { list: ['in the conversation, with the button “I disagree”', 'by e-mail: {email}', 'by phone: {phone}'] },
              BACK
            ]
          },
          { heading: 'Your other rights', body: ['{notices}', 'This decision does not touch your rights against the seller under the law.'] }
        ]
      },
      { when: 'granted', body: [{ heading: 'What happens next', body: ['We will write to you as soon as the next step is due; you need not do anything until then.', BACK] }] },
      CLOSING
    ]
  },
  // Without the way back to the conversation: the sheet goes into the parcel, and whoever opens that must not come in.
  rmaSheet: {
    subject: 'Claim {claim}: your return number {rma}',
    body: [
      { barcode: 'Return number (RMA)', code: '{rma}' },
      { facts: [['Claim', '{claim}'], ['Product', '{product}'], ['Serial number', '{serial}'], ['Sender', '{name}'], ['Hand the parcel in by', '{rmaUntil}']] },
      { address: 'Send the parcel to', lines: '{returnAddress}' },
      { when: 'noAddress', body: [{ heading: 'Where to send the parcel', body: ['Our engineer tells you the address in the conversation. Please do not send the parcel before you have it.'] }] },
      {
        heading: 'On the parcel and in it',
        body: [
          {
            list: [
              'Print this sheet. Cut off the upper part with the return number and stick it on the outside of the package, where it is easy to see.',
              'Put the rest of the sheet in the box, together with the device. We find your claim by it.',
              'No printer? Write {rma} clearly on the outside and {claim} on a piece of paper inside.'
            ]
          }
        ]
      },
      { heading: 'How to pack', body: ['{packing}'] },
      'Keep the proof of posting until the claim is settled.'
    ]
  },
  reminder: {
    subject: 'Claim {claim}: something is still needed from you',
    body: [
      GREETING,
      { when: 'reminded', body: ['This is a short reminder: your claim {claim} is waiting for something from you.'] },
      { when: 'firstAsked', body: ['For your claim {claim} we still need something from you.'] },
      'So that we can go on, please send us:',
      '{papers}',
      '{note}',
      'You can send it in the conversation, whenever it suits you.',
      BACK,
      { when: 'lastReminder', body: ['This is the last time we remind you. The claim stays open; if you cannot get hold of it, write to us and we will look for another way.'] },
      ABOUT,
      CLOSING
    ]
  },
  status: {
    subject: 'Claim {claim}: news',
    body: [GREETING, 'We have news about your claim {claim}.', '{said}', { facts: [['Claim', '{claim}'], ['Product', '{product}'], ['Serial number', '{serial}'], ['State', '{state}'], ['Expected by', '{expectedBy}']] }, BACK, CLOSING]
  },
  code: {
    subject: 'Your code for claim {claim}',
    body: [
      'Hello,',
      'Somebody asked in our chat about claim {claim}. If it was you, type this code there:',
      { facts: [['Code', '{code}']] },
      '{said}',
      'If it was not you, you need not do anything: without the code nothing is shown. Do not give it to anybody; we never ask for it by phone or e-mail.',
      CLOSING
    ]
  },
  answer: {
    subject: '{desk}: you have an answer',
    body: [GREETING, 'You asked us for help, and we have answered:', '{said}', { facts: [['Claim', '{claim}']] }, { link: 'Read it and write back', url: '{link}' }, CLOSING]
  }
};
