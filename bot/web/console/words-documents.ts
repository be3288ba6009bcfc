/** Words for documents and pictures. */
import type { Text } from '../../../policies/language.js';

const w = (pl: string, en: string): Text => ({ pl, en });

export const DOCUMENT_WORDS = {
  documents: w('Dokumenty', 'Documents'),
  noDocuments: w('Klient niczego jeszcze nie przysłał.', 'The customer has not sent anything yet.'),
  otherDocument: w('Inne', 'Something else'),
  isPaper: w('{name}: czym jest ten dokument', '{name}: which paper it is'),
  takeOff: w('Usuń ze zgłoszenia', 'Take off the claim'),
  takeOffNamed: w('Usuń {name} ze zgłoszenia', 'Take {name} off the claim'),
  opensElsewhere: w('otwiera się w nowej karcie', 'opens in a new tab'),
  enlarge: w('Powiększ: {name}', 'Enlarge: {name}'),
  zoomIn: w('Powiększ (+)', 'Zoom in (+)'),
  zoomOut: w('Pomniejsz (−)', 'Zoom out (−)'),
  previousPicture: w('Poprzedni obraz (←)', 'Previous picture (←)'),
  nextPicture: w('Następny obraz (→)', 'Next picture (→)'),
  ofPictures: w('{number} z {count}', '{number} of {count}'),
  savePicture: w('Zapisz', 'Save'),
  closePicture: w('Zamknij (Esc)', 'Close (Esc)')
} as const satisfies Readonly<Record<string, Text>>;
