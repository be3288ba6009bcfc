/** Words for a claim's life: what can be done with it, what it waits for, what was counted. */
import type { Text } from '../../../policies/language.js';
import type { PauseReason, RemedyState } from '../../../dialogs/records.js';
import type { StepName } from '../../../dialogs/claim/step-names.js';

const w = (pl: string, en: string): Text => ({ pl, en });

export const LIFE_WORDS = {
  life: w('Przebieg', 'Progress'),
  now: w('teraz', 'now'),
  otherSteps: w('Inne działania', 'Other actions'),
  stepsWithOther: w('Sprawę prowadzi {name}. Działania są dostępne tylko dla tej osoby.', '{name} has this case. Only they can act on it.'),
  expectedBy: w('Termin: {day}', 'Due by {day}'),
  overdueSince: w('Po terminie: {day}', 'Overdue since {day}'),
  dueSoon: w('Blisko terminu: {day}', 'Due soon: {day}'),
  pausedSince: w('Wstrzymane od {day}, zostaje {left}', 'Paused since {day}, {left} left'),
  answerOwed: w('Odpowiedź na reklamację do {day}', 'Answer to the complaint owed by {day}'),
  answerLate: w('Odpowiedź na reklamację spóźniona, była do {day}', 'Answer to the complaint late, owed by {day}'),
  answeredOn: w('Odpowiedź na reklamację: {day}', 'Complaint answered on {day}'),
  parcel: w('Paczka', 'Parcel'),
  rmaValidUntil: w('RMA ważne do', 'RMA valid until'),
  returnTo: w('Adres zwrotu', 'Return address'),
  sentOn: w('Nadana', 'Sent'),
  receivedOn: w('Dotarła', 'Received'),
  condition: w('Stan', 'Condition'),
  missingParts: w('Brakuje', 'Missing parts'),
  acceptedOn: w('Przyjęta', 'Accepted'),
  shippedBackOn: w('Odesłana', 'Shipped back'),
  pauses: w('Przerwy', 'Pauses'),
  untilNow: w('nadal', 'still'),
  overriddenBy: w('Decyzję zmienił człowiek', 'A person changed the decision'),
  policyDecided: w('Decyzja według regulaminu', 'The policy’s decision'),
  counted: w('Wykorzystanie planu', 'Use of the plan'),
  usedOf: w('wykorzystano {used} z {limit}', '{used} of {limit} used'),
  usedCount: w('wykorzystano {used}', '{used} used'),
  reservedCount: w('zarezerwowano {reserved}', '{reserved} reserved'),
  linked: w('Ten sam egzemplarz', 'Same unit'),
  openLinked: w('Otwórz {number}', 'Open {number}'),
  letters: w('Pisma', 'Letters'),
  lettersFailed: w('Nie udało się wczytać pism.', 'The letters could not be loaded.'),
  via: w('przez', 'via'),

  day: w('Dzień', 'Day'),
  dayHint: w('Od {from} do dzisiaj', 'From {from} until today'),
  dayHintOpen: w('Najpóźniej dzisiaj', 'Today at the latest'),
  acceptedDayHint: w('Od tego dnia biegnie czas na załatwienie.', 'The time to remedy runs from this day.'),
  conditionField: w('Stan urządzenia (nieobowiązkowo)', 'Condition of the unit (optional)'),
  missingPartsField: w('Czego brakuje w paczce (nieobowiązkowo)', 'What is missing from the parcel (optional)'),
  trackingField: w('Numer przesyłki (nieobowiązkowo)', 'Tracking number (optional)'),
  reasonField: w('Uzasadnienie dla klienta', 'Reason, for the customer'),
  clauseField: w('Postanowienie (nieobowiązkowo)', 'Clause (optional)'),
  clauseNeeded: w('Postanowienie', 'Clause'),
  chooseClause: w('Wybierz postanowienie', 'Choose a clause'),
  noClause: w('Bez postanowienia', 'No clause'),
  outcomeField: w('Nowa decyzja', 'New decision'),
  pauseReasonField: w('Powód', 'Reason'),
  customerNote: w('Wiadomość dla klienta (nieobowiązkowo)', 'Message to the customer (optional)'),
  papersField: w('Dokumenty', 'Papers'),
  papersNote: w('Czego jeszcze potrzebujesz (klient to zobaczy)', 'What else is needed (the customer sees this)'),
  alreadyMissing: w('już poproszono', 'already asked for'),
  papersNothing: w('Zaznacz dokument albo napisz, czego potrzebujesz.', 'Tick a paper, or write what is needed.'),
  remedyField: w('Sposób załatwienia', 'Remedy'),
  serialField: w('Numer seryjny', 'Serial number'),
  noteField: w('Notatka', 'Note'),
  stepDone: w('Zrobione: „{step}”', 'Done: “{step}”'),
  needed: w('To pole jest potrzebne.', 'This field is needed.'),
  cannotUndo: w('Tego nie można cofnąć.', 'This cannot be undone.')
} as const satisfies Readonly<Record<string, Text>>;

/** What the button says. */
export const STEPS: Readonly<Record<StepName, Text>> = {
  askPapers: w('Poproś o dokumenty', 'Ask for papers'),
  review: w('Rozpatrz bez czekania', 'Review now'),
  authoriseRma: w('Nadaj RMA', 'Authorise RMA'),
  send: w('Paczka nadana', 'Parcel sent'),
  receive: w('Paczka dotarła', 'Parcel received'),
  accept: w('Przyjmij do naprawy', 'Accept the unit'),
  inspect: w('Rozpocznij oględziny', 'Begin inspection'),
  choose: w('Wybierz sposób załatwienia', 'Choose the remedy'),
  reject: w('Odrzuć zgłoszenie', 'Reject the claim'),
  pause: w('Wstrzymaj czas', 'Pause the time'),
  resume: w('Wznów czas', 'Resume the time'),
  shipBack: w('Odesłano do klienta', 'Shipped back'),
  close: w('Zamknij zgłoszenie', 'Close the claim'),
  withdraw: w('Wycofaj na prośbę klienta', 'Withdraw for the customer'),
  reopen: w('Otwórz ponownie', 'Reopen'),
  override: w('Zmień decyzję', 'Override the decision'),
  answer: w('Odpowiedziano na reklamację', 'Complaint answered elsewhere'),
  identify: w('Popraw numer seryjny', 'Correct the serial number'),
  note: w('Dodaj notatkę', 'Add a note')
};

/** What happens, told before it is done. */
export const STEP_MEANING: Readonly<Record<StepName, Text>> = {
  askPapers: w('Klient dostanie listę tego, czego brakuje, i przypomnienia. Zgłoszenie poczeka.', 'The customer is sent the list of what is missing, and reminders. The claim waits.'),
  review: w('To, czego brakowało, już jest albo nie jest potrzebne. Zgłoszenie przejdzie do rozpatrzenia.', 'What was missing is here, or not needed any more. The claim goes under review.'),
  authoriseRma: w('Klient od razu dostanie numer i instrukcję pakowania.', 'The customer gets the number and packing instructions at once.'),
  send: w('Klient nadał paczkę. Zgłoszenie będzie w drodze.', 'The customer has sent the parcel. The claim will be in transit.'),
  receive: w('Klient dowie się, że paczka dotarła.', 'The customer is told that the parcel has come.'),
  accept: w('Klient dowie się o przyjęciu i o terminie.', 'The customer is told of the acceptance and of the deadline.'),
  inspect: w('Klient dowie się, że urządzenie jest oglądane.', 'The customer is told that the unit is being inspected.'),
  choose: w('Klient dowie się, jak sprawa zostanie załatwiona.', 'The customer is told how the claim is going to be remedied.'),
  reject: w('Klient dostanie decyzję z uzasadnieniem i wskazówką, jak się z nią nie zgodzić.', 'The customer gets the decision with the reason and how to contest it.'),
  pause: w('Czas na załatwienie stanie. Klient pozna powód.', 'The time to remedy stands still. The customer is told the reason.'),
  resume: w('Czas na załatwienie biegnie dalej; klient dostanie nowy termin.', 'The time to remedy runs on; the customer gets the new date.'),
  shipBack: w('Klient dowie się, że urządzenie wraca.', 'The customer is told that the unit is on its way back.'),
  close: w('Klient zobaczy wynik.', 'The customer sees the result.'),
  withdraw: w('Klient dostanie potwierdzenie. Zgłoszenie można potem otworzyć ponownie.', 'The customer gets a confirmation. The claim can be reopened later.'),
  reopen: w('Zgłoszenie wróci do rozpatrzenia, a klient się o tym dowie.', 'The claim goes back under review, and the customer is told.'),
  override: w('Twoja decyzja zastąpi decyzję według regulaminu. Klient dostanie ją z uzasadnieniem.', 'Your decision takes the place of the policy’s. The customer gets it with the reason.'),
  answer: w('Odpowiedź poszła inną drogą. Termin odpowiedzi nie będzie już liczony.', 'The answer went another way. The time for answering no longer counts.'),
  identify: w('Popraw numer, jeśli klient go nie znał albo źle odczytał.', 'Correct the number where the customer did not know it or misread it.'),
  note: w('Notatkę widzą tylko konsultanci.', 'Only agents see the note.')
};

export const REMEDIES: Readonly<Record<RemedyState, Text>> = {
  repair: w('Naprawa', 'Repair'),
  replacement: w('Wymiana', 'Replacement'),
  refund: w('Zwrot pieniędzy', 'Refund'),
  voucher: w('Bon', 'Voucher')
};

export const PAUSE_WORDS: Readonly<Record<PauseReason, Text>> = {
  customer: w('czekamy na klienta', 'waiting for the customer'),
  parts: w('czekamy na części', 'waiting for parts')
};

/** What became of a letter. */
export const LETTER_STATES: Readonly<Record<'pending' | 'sent' | 'failed' | 'kept', Text>> = {
  pending: w('czeka na wysłanie', 'waiting to be sent'),
  sent: w('wysłano e-mailem', 'sent by e-mail'),
  failed: w('nie udało się wysłać', 'could not be sent'),
  kept: w('nie wysłano e-mailem, do wydruku', 'not e-mailed, to be printed')
};
