/** The letters in Polish, where `letters.json` says nothing else. */
import type { LetterKind } from './letter.js';
import type { LetterTemplate, TemplateBlock } from './template.js';

const GREETING: TemplateBlock = { either: ['Dzień dobry, {name},', 'Dzień dobry,'] };
const CLOSING: TemplateBlock = 'Z pozdrowieniami\n{desk}';
const BACK: TemplateBlock = { link: 'Otwórz rozmowę', url: '{link}' };
const ABOUT: TemplateBlock = { facts: [['Zgłoszenie', '{claim}'], ['Produkt', '{product}'], ['Numer seryjny', '{serial}'], ['Ochrona', '{cover}']] };

export const LETTERS_PL: Readonly<Record<LetterKind, LetterTemplate>> = {
  confirmation: {
    subject: 'Zgłoszenie {claim} zostało otwarte',
    body: [
      GREETING,
      'otworzyliśmy Twoje zgłoszenie. Zachowaj jego numer – dzięki niemu od razu znajdziemy Twoją sprawę.',
      {
        facts: [
          ['Zgłoszenie', '{claim}'], ['Otwarte', '{opened}'], ['Produkt', '{product}'], ['Numer seryjny', '{serial}'], ['Ochrona', '{cover}'],
          ['Co się dzieje', '{fault}'], ['Odpowiemy najpóźniej', '{answerBy}']
        ]
      },
      { heading: 'Co ustaliliśmy', body: ['{decision}'] },
      {
        heading: 'Co dalej',
        body: [
          { when: 'waiting', body: ['To, czego jeszcze brakuje, prześlij w rozmowie – teraz albo później. Wtedy sprawą zajmie się dział obsługi.'] },
          { when: 'contested', body: ['Nie zgadzasz się z tym, więc człowiek sprawdzi decyzję jeszcze raz – ze wszystkim, co już wiemy.'] },
          { when: 'review', body: ['Zgłoszenie jest w dziale obsługi, który widzi wszystko, co już wiemy. Niczego nie trzeba powtarzać.'] },
          BACK
        ]
      },
      { heading: 'Warto wiedzieć', body: ['{claimNotices}'] },
      CLOSING
    ]
  },
  decision: {
    subject: 'Zgłoszenie {claim}: nasza decyzja',
    body: [
      GREETING,
      { when: 'denied', body: ['sprawdziliśmy Twoje zgłoszenie i musimy je odrzucić. Poniżej podajemy powód, zapisy, na których opiera się decyzja, i to, co możesz zrobić, jeśli się z nią nie zgadzasz.'] },
      { when: 'granted', body: ['sprawdziliśmy Twoje zgłoszenie jeszcze raz i decydujemy na Twoją korzyść. Poniżej podajemy powód.'] },
      ABOUT,
      { heading: 'Powód', body: ['{reason}'] },
      { heading: 'Podstawa decyzji', body: ['{clauses}'] },
      {
        when: 'denied',
        body: [
          {
            heading: 'Jeśli się nie zgadzasz',
            body: [
              'Napisz nam dlaczego i dodaj to, co powinniśmy wziąć pod uwagę. Człowiek sprawdzi zgłoszenie jeszcze raz. Adresat: {desk}. Podaj numer {claim}. Możesz to zrobić:',
              { list: ['w rozmowie, przyciskiem „Nie zgadzam się”', 'e-mailem: {email}', 'telefonicznie: {phone}'] },
              BACK
            ]
          },
          { heading: 'Twoje pozostałe prawa', body: ['{notices}', 'Ta decyzja nie zmienia Twoich praw wobec sprzedawcy wynikających z ustawy.'] }
        ]
      },
      { when: 'granted', body: [{ heading: 'Co dalej', body: ['Napiszemy, gdy tylko przyjdzie pora na następny krok. Do tego czasu nie musisz nic robić.', BACK] }] },
      CLOSING
    ]
  },
  rmaSheet: {
    subject: 'Zgłoszenie {claim}: numer zwrotu {rma}',
    body: [
      { barcode: 'Numer zwrotu (RMA)', code: '{rma}' },
      { facts: [['Zgłoszenie', '{claim}'], ['Produkt', '{product}'], ['Numer seryjny', '{serial}'], ['Nadawca', '{name}'], ['Nadaj paczkę najpóźniej', '{rmaUntil}']] },
      { address: 'Wyślij paczkę na adres', lines: '{returnAddress}' },
      { when: 'noAddress', body: [{ heading: 'Dokąd wysłać paczkę', body: ['Adres poda inżynier w rozmowie. Nie nadawaj paczki, zanim go nie poznasz.'] }] },
      {
        heading: 'Na paczce i w środku',
        body: [
          {
            list: [
              'Wydrukuj ten arkusz. Odetnij górną część z numerem zwrotu i naklej ją na paczkę w dobrze widocznym miejscu.',
              'Resztę arkusza włóż do pudełka razem z urządzeniem. Po niej rozpoznamy zgłoszenie.',
              'Nie masz drukarki? Napisz {rma} wyraźnie na paczce, a {claim} na kartce w środku.'
            ]
          }
        ]
      },
      { heading: 'Jak zapakować', body: ['{packing}'] },
      'Zachowaj dowód nadania do zakończenia sprawy.'
    ]
  },
  reminder: {
    subject: 'Zgłoszenie {claim}: jeszcze czegoś od Ciebie potrzebujemy',
    body: [
      GREETING,
      { when: 'reminded', body: ['krótko przypominamy: zgłoszenie {claim} czeka na coś od Ciebie.'] },
      { when: 'firstAsked', body: ['w sprawie zgłoszenia {claim} potrzebujemy jeszcze czegoś od Ciebie.'] },
      'Żebyśmy mogli iść dalej, prześlij nam:',
      '{papers}',
      '{note}',
      'Możesz to przesłać w rozmowie, kiedy będzie Ci wygodnie.',
      BACK,
      { when: 'lastReminder', body: ['Więcej nie będziemy przypominać. Zgłoszenie pozostaje otwarte; jeśli nie możesz tego zdobyć, napisz do nas, a poszukamy innego sposobu.'] },
      ABOUT,
      CLOSING
    ]
  },
  status: {
    subject: 'Zgłoszenie {claim}: nowe wiadomości',
    body: [GREETING, 'mamy wiadomość w sprawie Twojego zgłoszenia {claim}.', '{said}', { facts: [['Zgłoszenie', '{claim}'], ['Produkt', '{product}'], ['Numer seryjny', '{serial}'], ['Stan', '{state}'], ['Przewidywany koniec', '{expectedBy}']] }, BACK, CLOSING]
  },
  code: {
    subject: 'Kod do zgłoszenia {claim}',
    body: [
      'Dzień dobry,',
      'ktoś zapytał na naszym czacie o zgłoszenie {claim}. Jeśli to Ty, wpisz tam ten kod:',
      { facts: [['Kod', '{code}']] },
      '{said}',
      'Jeśli to nie Ty, nic nie musisz robić: bez kodu niczego nie pokazujemy. Nie podawaj go nikomu – nigdy nie pytamy o niego przez telefon ani e-mailem.',
      CLOSING
    ]
  },
  answer: {
    subject: '{desk}: mamy dla Ciebie odpowiedź',
    body: [GREETING, 'na Twoją prośbę o pomoc odpowiadamy:', '{said}', { facts: [['Zgłoszenie', '{claim}']] }, { link: 'Przeczytaj i odpisz', url: '{link}' }, CLOSING]
  }
};
